import { transform as compileAstro } from '@astrojs/compiler';
import { compileScript, compileTemplate, parse } from '@vue/compiler-sfc';
import { astroSnippet, vueSnippet } from '../../admin/src/pages/Forms/model/site-snippets';

const form = {
  slug: 'letter',
  embedUrl: 'https://cms.example/api/optin/embed.js',
  hostedUrl: 'https://cms.example/api/optin/f/letter',
  locale: 'fr',
  title: 'The "Letter"',
};

describe('the examples for sites', () => {
  it('Vue: compiles, script and template', () => {
    const { descriptor, errors } = parse(vueSnippet(form));
    expect(errors).toEqual([]);
    const script = compileScript(descriptor, { id: 'form' });
    expect(script.content).toContain('embed.js');
    const template = compileTemplate({
      id: 'form',
      filename: 'NewsletterForm.vue',
      source: descriptor.template?.content ?? '',
      compilerOptions: {
        isCustomElement: (tag) => tag === 'optin-form',
        bindingMetadata: script.bindings,
      },
    });
    expect(template.errors).toEqual([]);
    expect(template.code).toContain('optin-form');
    expect(template.code).toMatch(/optin:submitted/i);
  });

  it('Astro: compiles to the script and the element', async () => {
    const { code, diagnostics } = await compileAstro(astroSnippet(form), {
      filename: 'Form.astro',
    });
    expect(diagnostics).toEqual([]);
    expect(code).toContain('optin-form');
    expect(code).toContain(form.embedUrl);
  });
});
