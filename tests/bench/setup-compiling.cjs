const { performance } = require('node:perf_hooks');
const mjml2html = require('mjml').default ?? require('mjml');
const { asMjml, newsletter } = require('./newsletter.cjs');

module.exports = async (strapi) => {
  const service = (name) => strapi.plugin('optin').service(name);
  const sender = await service('senders').create({
    name: 'Bench',
    fromName: 'Bench',
    fromEmail: 'bench@sender.example',
    replyTo: null,
    organisation: 'Bench Ltd',
    postalAddress: '1 Main Street',
  });
  const { brand } = await service('settings').get();
  const links = await service('settings').links();
  const timed = async (work) => {
    const startedAt = performance.now();
    const result = await work();
    return { ms: performance.now() - startedAt, bytes: result.html.length };
  };

  return {
    /** Milliseconds from the document to the MIME template, text part and personal slots included. */
    compile: ({ blocks }) => {
      const document = newsletter(blocks);
      return timed(() =>
        service('messages').compile({
          campaignId: 1,
          locale: 'en',
          subject: [{ type: 'text', text: 'News' }],
          preheader: 'What is new',
          document,
          sender,
          brand,
          links,
          linkTags: null,
          privacyPolicyUrl: '',
        })
      );
    },
    /** MJML alone, on hand-written markup that says the same. */
    mjml: ({ blocks }) => {
      const markup = asMjml(newsletter(blocks));
      return timed(() => mjml2html(markup, { validationLevel: 'skip' }));
    },
  };
};
