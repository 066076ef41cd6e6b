const { placeForm, seedArticles } = require('./articles');
const { seedContent } = require('./content');
const { seedNewsletter } = require('./newsletter');
const { seedQuestionnaire } = require('./questionnaire');

/** Who may sign in to the demo's panel; the password is for a machine of one's own only. */
const demoAdmin = () => ({
  email: process.env.OPTIN_DEMO_ADMIN_EMAIL || 'admin@example.com',
  password: process.env.OPTIN_DEMO_ADMIN_PASSWORD || 'Optin-demo-1',
});

const seedAdmin = async (strapi) => {
  const { email, password } = demoAdmin();
  await strapi.service('admin::user').createFirstAdmin({
    email: email.toLowerCase(),
    password,
    firstname: 'Demo',
    lastname: 'Admin',
  });
};

/** Fills an empty database; one that has an administrator is somebody's work and stays as it is. */
const seed = async (strapi) => {
  if (await strapi.service('admin::user').exists()) return;
  strapi.log.info('Filling the empty database with the demo…');
  const covers = await seedArticles(strapi);
  await seedContent(strapi);
  await seedNewsletter(strapi, covers);
  await placeForm(strapi, 'newsletter');
  await seedQuestionnaire(strapi);
  // Last, so that a seed that broke half-way is tried again after a reset and not taken for whole.
  await seedAdmin(strapi);
};

module.exports = { demoAdmin, seed };
