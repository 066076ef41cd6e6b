import type { Core } from '@strapi/types';
import { createClock, type Clock } from './clock';
import { createGuard, type Guard } from './guard';
import { loadKeys, type Keys } from './keys';
import { createSettings, type SettingsService } from './settings';
import { createTokens, type Tokens } from './tokens';

export * from './canonical';
export * from './client-ip';
export * from './clock';
export * from './config';
export * from './constants';
export * from './csv';
export * from './db';
export * from './email-address';
export * from './errors';
export * from './grouping';
export * from './guard-errors';
export { readMultipart, boundaryOf } from './guard-multipart';
export * from './guard-rules';
export * from './guarded-request';
export * from './i18n';
export * from './links';
export * from './pages';
export * from './pagination';
export * from './permissions';
export { isPublicAddress } from './private-addresses';
export * from './request';
export * from './routes';
export * from './services';
export * from './slug';
export * from './time-zone';
export { createDoor } from './guard-door';
export { DEFAULT_SETTINGS } from './settings';
export { limitsOf, PRESSURE, type BodyKind, type Guard, type Visitor } from './guard';
export type { Keys } from './keys';
export type { Tokens, TokenPurpose } from './tokens';

/** What Strapi hands to the factory of a service. */
export interface ServiceContext {
  strapi: Core.Strapi;
}

export const services = {
  clock: (): Clock => createClock(),
  keys: ({ strapi }: ServiceContext): Keys => loadKeys(strapi),
  tokens: ({ strapi }: ServiceContext): Tokens => createTokens(loadKeys(strapi).token),
  settings: createSettings,
  guard: createGuard,
};

declare module './services' {
  interface ServiceMap {
    clock: Clock;
    keys: Keys;
    tokens: Tokens;
    settings: SettingsService;
    guard: Guard;
  }
}
