export { createCms, type CmsService } from './cms';
export type { TypeDescription } from './describe';
export type { CmsLocale } from './languages';
export { isLinkPattern } from './link';
export { fits } from './mapping';
export { componentFinder, type ContentModel } from './models';
export type { EntryReader } from './reader';
export type { Resolved, ResolveOptions, UsedEntry } from './resolve';
export type { EntryRow } from './search';
