// Strapi, which Node loads, gets the plugin here as Jest has compiled it from the sources.
module.exports = () => globalThis[Symbol.for('optin.sourcePlugin')];
