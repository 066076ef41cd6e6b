import { validateYupSchema } from '@strapi/utils';
import type { SaveSenderRequest } from '../../server/src/messages/contract';
import { saveSenderSchema, toSender } from '../../server/src/messages/sender-schema';

const validate = validateYupSchema(saveSenderSchema, { strict: true });
const request: SaveSenderRequest = {
  name: 'Press',
  fromName: 'Müller & Söhne',
  fromEmail: 'news@example.org',
  replyTo: null,
  organisation: 'Müller GmbH',
  postalAddress: 'Hauptstraße 1\r\n12345 Musterstadt',
};
const pathsOf = async (body: unknown): Promise<string[]> => {
  try {
    await validate(body);
    return [];
  } catch (error) {
    const { details } = error as { details: { errors: { path: string[] }[] } };
    return details.errors.map(({ path }) => path.join('.'));
  }
};

describe('a sender', () => {
  test('is stored tidy', async () => {
    expect(await pathsOf(request)).toEqual([]);
    expect(toSender({ ...request, name: ' Press ', replyTo: '  ' })).toEqual({
      ...request,
      postalAddress: 'Hauptstraße 1\n12345 Musterstadt',
    });
  });

  test.each(['name', 'fromName', 'fromEmail', 'replyTo', 'organisation'] as const)(
    'refuses a line break in %s, and says where',
    async (field) => {
      for (const tail of ['\r\nBcc: x@example.com', '\nx', '\0', '\u0085'])
        expect(await pathsOf({ ...request, [field]: `a@example.org${tail}` })).toContain(field);
    }
  );

  test('refuses other control characters in the postal address', async () => {
    expect(await pathsOf({ ...request, postalAddress: 'a\0b' })).toEqual(['postalAddress']);
  });

  test.each([
    ['fromEmail', 'nonsense'],
    ['fromEmail', ''],
    ['fromName', ''],
    ['name', 7],
    ['replyTo', 'x@'],
    ['organisation', undefined],
    ['postalAddress', null],
    ['fromName', 'x'.repeat(300)],
  ])('refuses %s = %p', async (field, value) => {
    expect(await pathsOf({ ...request, [field]: value })).toContain(field);
  });

  test('refuses fields it does not know', async () => {
    expect(await pathsOf({ ...request, id: 3 })).not.toEqual([]);
    expect(await pathsOf(null)).not.toEqual([]);
    expect(await pathsOf('x')).not.toEqual([]);
  });
});
