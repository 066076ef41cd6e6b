export { createCms, type CmsService } from './cms';
export type { TypeDescription } from './describe';
export type { CmsLocale } from './languages';
export { mappingSchema } from './mapping-schema';
export type { ContentModel } from './models';
export type { EntryReader } from './reader';
export type { Resolved, ResolveOptions, UsedEntry } from './resolve';
export type { EntryRow } from './search';
