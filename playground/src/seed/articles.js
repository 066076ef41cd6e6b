const fs = require('node:fs/promises');
const os = require('node:os');
const path = require('node:path');
const sharp = require('sharp');
const articles = require('./articles.data');

const UID = 'api::article.article';
const WIDTH = 960;
const HEIGHT = 540;

/** A sky, a sun and three waves in the colours of `hue`, as PNG. */
const drawCover = (hue) => {
  const wave = (y, light) =>
    `<path fill="hsl(${hue} 45% ${light}%)" d="M0 ${y} C 160 ${y - 50}, 320 ${y + 50}, 480 ${y} S 800 ${y - 50}, 960 ${y} V 540 H 0 Z"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="hsl(${hue} 55% 88%)"/>
    <circle cx="${200 + hue}" cy="170" r="70" fill="hsl(${(hue + 40) % 360} 80% 72%)"/>
    ${wave(320, 68)}${wave(390, 52)}${wave(460, 36)}
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
};

const upload = async (strapi, name, buffer) => {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'optin-cover-'));
  const filepath = path.join(directory, name);
  try {
    await fs.writeFile(filepath, buffer);
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name, alternativeText: 'Waves under a low sun' } },
        files: { filepath, originalFilename: name, mimetype: 'image/png', size: buffer.length },
      });
    return file;
  } finally {
    await fs.rm(directory, { recursive: true, force: true });
  }
};

const addLocale = async (strapi, code, name) => {
  const locales = strapi.plugin('i18n').service('locales');
  if (!(await locales.findByCode(code))) await locales.create({ code, name });
};

/** Lets visitors read articles over Strapi's own API too. */
const openToVisitors = async (strapi) => {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'public' } });
  for (const action of [`${UID}.find`, `${UID}.findOne`])
    await strapi.db
      .query('plugin::users-permissions.permission')
      .create({ data: { action, role: role.id } });
};

/** Six published articles in English and French, each with a cover. */
const seedArticles = async (strapi) => {
  await addLocale(strapi, 'fr', 'French (fr)');
  await openToVisitors(strapi);
  const covers = [];
  for (const { hue, en, fr } of articles) {
    const cover = await upload(strapi, `${en.slug}.png`, await drawCover(hue));
    covers.push(cover);
    const { documentId } = await strapi
      .documents(UID)
      .create({ locale: 'en', status: 'published', data: { ...en, cover: cover.id } });
    await strapi
      .documents(UID)
      .update({ documentId, locale: 'fr', status: 'published', data: { ...fr, cover: cover.id } });
  }
  return covers;
};

/** Shows the custom field: the first article ends with a form of its own. */
const placeForm = async (strapi, slug) => {
  const [{ documentId }] = await strapi
    .documents(UID)
    .findMany({ locale: 'en', sort: 'createdAt:asc', limit: 1 });
  for (const locale of ['en', 'fr'])
    await strapi
      .documents(UID)
      .update({ documentId, locale, status: 'published', data: { signUpForm: { slug } } });
};

module.exports = { placeForm, seedArticles };
