import type { Core } from '@strapi/types';
import { ACTIONS } from '../core';

const title = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Registers each action with Strapi's roles, grouped as the panel's pages are. */
export const registerPermissions = (strapi: Core.Strapi): Promise<void> =>
  strapi.service('admin::permission').actionProvider.registerMany(
    Object.entries(ACTIONS).flatMap(([subCategory, names]) =>
      names.map((name) => ({
        section: 'plugins',
        displayName: title(name),
        uid: name,
        subCategory,
        pluginName: 'optin',
      }))
    )
  );
