import type { lookup as dnsLookup } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import { openLink, type OpenOptions } from '../../server/src/campaigns/checks/link-check';
import { readContents } from '../../server/src/campaigns/checks/contents';
import { hostShown, webLinksOf } from '../../server/src/campaigns/checks/links';
import { lostSomething, readMarkup } from '../../server/src/campaigns/checks/markup';

/** What a server was asked, in order. */
const asked: string[] = [];
const servers: Server[] = [];

const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
};

/** A resolver that finds every name at one address. */
const resolvingTo = (address: string) =>
  ((_name: string, _options: object, callback: (...args: unknown[]) => void) =>
    callback(null, [{ address, family: 4 }])) as unknown as typeof dnsLookup;
const findsNothing = ((_name: string, _options: object, callback: (error: Error) => void) =>
  callback(
    Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  )) as unknown as typeof dnsLookup;

let host: string;
let secret: string;
const open = (url: string, options: Partial<OpenOptions> = {}) =>
  openLink(url, { privateHosts: [host], timeout: 400, ...options });

beforeAll(async () => {
  secret = await serve((_request, response) => response.end('the neighbours’ secrets'));
  host = await serve(({ url = '', method, headers }, response) => {
    const [path, target = ''] = url.split('?to=');
    const status = Number(/^\/(\d{3})$/.exec(path)?.[1] ?? 0);
    if (path === '/hangs') return;
    if (path === '/to') return void response.writeHead(302, { location: target }).end();
    if (path === '/loop') return void response.writeHead(301, { location: '/loop' }).end();
    if (path === '/nowhere') return void response.writeHead(302).end();
    if (path === '/no-head') return void response.writeHead(method === 'HEAD' ? 405 : 200).end();
    if (path === '/gone-for-head')
      return void response.writeHead(method === 'HEAD' ? 404 : 200).end();
    if (path === '/cookie') return void response.writeHead(headers.cookie ? 500 : 200).end();
    if (path === '/endless') {
      response.writeHead(method === 'HEAD' ? 405 : 200);
      if (method === 'HEAD') return void response.end();
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      };
      response.on('drain', write);
      return write();
    }
    response.writeHead(status || 200).end();
  });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
beforeEach(() => asked.splice(0));

describe('a link that is opened', () => {
  it.each([
    ['/200', 'ok', ''],
    ['/404', 'broken', '404'],
    ['/410', 'broken', '410'],
    ['/500', 'broken', '500'],
    ['/503', 'broken', '503'],
    // Many sites show programs the door and let people in.
    ['/403', 'unsure', '403'],
    ['/429', 'unsure', '429'],
    ['/no-head', 'ok', ''],
    ['/gone-for-head', 'ok', ''],
    ['/endless', 'ok', ''],
    ['/to?to=/200', 'ok', ''],
    ['/to?to=/404', 'broken', '404'],
    ['/nowhere', 'broken', '302'],
    ['/loop', 'broken', 'redirects'],
    ['/hangs', 'timeout', ''],
  ])('%s is %s', async (path, verdict, detail) => {
    expect(await open(`http://${host}${path}`)).toEqual({ verdict, detail });
  });

  it('is asked for its head alone where that is enough', async () => {
    await open(`http://${host}/200#part`);
    expect(asked).toEqual(['HEAD /200']);
  });

  it('is followed five times and no further', async () => {
    await open(`http://${host}/loop`);
    expect(asked.filter((line) => line === 'HEAD /loop')).toHaveLength(6);
  });

  it('is broken where its name is not known, or nobody answers', async () => {
    expect(await open('https://gone.example/', { resolve: findsNothing })).toEqual({
      verdict: 'broken',
      detail: 'name-not-found',
    });
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    expect(
      await open(`http://127.0.0.1:${port}/`, { privateHosts: [`127.0.0.1:${port}`] })
    ).toEqual({ verdict: 'broken', detail: 'no-connection' });
  });
});

describe('the check of links never reaches into the own network', () => {
  const port = () => secret.split(':')[1];

  it.each([
    ['by its address', () => `http://127.0.0.1:${port()}/`],
    ['by the short spelling', () => `http://127.1:${port()}/`],
    ['as one decimal number', () => `http://2130706433:${port()}/`],
    ['in octal', () => `http://0177.0.0.1:${port()}/`],
    ['in hexadecimal', () => `http://0x7f.0x0.0x0.0x1:${port()}/`],
    ['as no address at all', () => `http://0.0.0.0:${port()}/`],
    ['over IPv6', () => `http://[::1]:${port()}/`],
    ['as IPv4 in IPv6', () => `http://[::ffff:127.0.0.1]:${port()}/`],
    ['through NAT64', () => `http://[64:ff9b::7f00:1]:${port()}/`],
    ['by the name of the machine itself', () => `http://localhost:${port()}/`],
    ['by a name below it', () => `http://db.localhost:${port()}/`],
    ['by a name with a dot at its end', () => `http://localhost.:${port()}/`],
    ['at the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['in a private range', () => 'https://10.0.0.1/'],
    ['at a name for the house', () => 'https://printer.local/'],
    ['through full-width digits', () => `http://１２７.０.０.１:${port()}/`],
  ])('%s', async (_how, url) => {
    expect(await openLink(url(), { privateHosts: [], timeout: 400 })).toMatchObject({
      verdict: 'private',
    });
    expect(asked).toEqual([]);
  });

  it('through a public name that leads to a private address', async () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254'])
      expect(
        await openLink(`http://rebind.example:${port()}/`, {
          privateHosts: [],
          timeout: 400,
          resolve: resolvingTo(address),
        })
      ).toMatchObject({ verdict: 'private' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['an address', () => `http://127.0.0.1:${port()}/`],
    ['a number', () => `http://2130706433:${port()}/`],
    ['a name', () => `http://localhost:${port()}/`],
    ['an address without a scheme', () => `//127.0.0.1:${port()}/`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/'],
  ])('by a redirect to %s', async (_how, target) => {
    const link = `http://${host}/to?to=${target()}`;
    expect(await open(link)).toMatchObject({ verdict: 'private' });
    expect(asked).toEqual([`HEAD /to?to=${target()}`]);
  });

  it('by a redirect to another kind of address', async () => {
    for (const target of ['file:///etc/passwd', 'gopher://127.0.0.1/', 'ftp://127.0.0.1/'])
      expect(await open(`http://${host}/to?to=${target}`)).toEqual({
        verdict: 'broken',
        detail: 'invalid-url',
      });
  });

  it('with a name and password in the address', async () => {
    expect(await open(`http://me:secret@${host}/200`)).toMatchObject({ verdict: 'broken' });
    expect(asked).toEqual([]);
  });

  it('unless the configuration names the host, and then at that port alone', async () => {
    expect(await open(`http://${host}/200`)).toMatchObject({ verdict: 'ok' });
    expect(await open(`http://${secret}/`)).toMatchObject({ verdict: 'private' });
  });
});

describe('what links show', () => {
  it.each([
    ['https://www.bank.example/login', 'bank.example'],
    ['bank.example', 'bank.example'],
    ['BANK.example/a?b', 'bank.example'],
    ['müller.example', 'xn--mller-kva.example'],
    ['our bank', null],
    ['report.pdf', null],
    ['a@bank.example', null],
    ['3.5', null],
    ['', null],
  ])('%p names the host %p', (label, expected) => {
    expect(hostShown(label)).toBe(expected);
  });

  it('is opened once, however often it stands there, and only on the web', () => {
    const contents = readContents({
      version: 1,
      blocks: [
        {
          ...{ id: 't', type: 'text' },
          content: [
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'a', link: 'https://example.org/a#one' },
                { type: 'text', text: 'b', link: 'https://example.org/a#two' },
                { type: 'text', text: 'c', link: 'mailto:a@example.org' },
                { type: 'text', text: 'd', link: 'optin:questionnaire/3' },
                { type: 'text', text: 'e', link: 'nonsense' },
              ],
            },
          ],
        },
        { id: 'h', type: 'html', html: '<a href=https://example.org/b?x=1&y=2>b</a>' },
      ],
    });
    expect(webLinksOf(contents)).toEqual([
      'https://example.org/a',
      'https://example.org/b?x=1&y=2',
    ]);
  });

  it('is read out of markup as a browser would', () => {
    const read = readMarkup(
      `<A HREF='https://example.org/"x"'>one <b>two</b></A><script>https://no.example</script>
       <img src="/a.png"><img src=b.png alt=""><a href="tel:123">call</a><p>Words</p>`
    );
    expect(read.links).toEqual([{ url: 'https://example.org/"x"', label: 'one two' }]);
    expect(read.images.map(({ alt }) => alt)).toEqual(['', null]);
    expect(read.words).toBe('one two call Words');
  });
});

describe('markup that is cleaned', () => {
  it.each([
    ['<p>Hi</p>', '<p>Hi</p>', false],
    ['<p class=a>Hi<br></p>', '<p>Hi<br /></p>', false],
    ['<html><head><title>T</title></head><body><p>Hi</p></body></html>', '<p>Hi</p>', false],
    ['<!-- <b>note</b> --><p>Hi</p>', '<p>Hi</p>', false],
    ['<p>Hi</p><script>run()</script>', '<p>Hi</p>', true],
    ['<form><input></form>', '', true],
    ['<p onclick="run()">Hi</p>', '<p>Hi</p>', true],
    ['<a href="javascript:run()">Hi</a>', '<a>Hi</a>', true],
  ])('%s lost something: %#', (html, cleaned, lost) => {
    expect(lostSomething(html, cleaned)).toBe(lost);
  });
});
