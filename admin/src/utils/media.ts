/** Files of a local media library have an address relative to the server. */
export const absoluteUrl = (url: string): string => {
  const app: object = window.strapi;
  const backend = 'backendURL' in app && typeof app.backendURL === 'string' ? app.backendURL : '';
  return url.startsWith('/') ? `${backend}${url}` : url;
};
