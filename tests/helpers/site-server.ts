import { createServer } from 'node:http';

/** The strictest policy under which a form has to work: one Strapi besides the site itself. */
export const strictPolicy = (strapi: string): string =>
  [
    "default-src 'none'",
    `script-src ${strapi}`,
    `connect-src ${strapi}`,
    `img-src ${strapi}`,
    `frame-src ${strapi}`,
    `form-action ${strapi}`,
    "base-uri 'none'",
    // Nothing may be made a script from text either.
    "require-trusted-types-for 'script'",
  ].join('; ');

export interface SiteServer {
  url: string;
  /** Puts a page at a path. */
  put(path: string, html: string): void;
  stop(): Promise<void>;
}

/** A website of its own origin, under a strict policy, with whatever pages a test puts there. */
export const startSite = async (policy: string): Promise<SiteServer> => {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const html = pages.get(new URL(request.url ?? '/', 'http://site').pathname);
    response.writeHead(html === undefined ? 404 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    });
    response.end(html ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    put: (path, html) => void pages.set(path, html),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
