import type { Core } from '@strapi/types';
import { PLUGIN_ID } from './constants';

/**
 * Every service of the plugin by name. Each room adds its own through declaration merging in its
 * `index.ts`, so that the types reach everybody while imports only ever point downwards.
 */
export interface ServiceMap {}

export const getService = <N extends keyof ServiceMap>(
  strapi: Core.Strapi,
  name: N
): ServiceMap[N] => strapi.plugin(PLUGIN_ID).service(name);
