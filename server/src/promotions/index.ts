import type { AdminRoute, PublicRoute } from '../core';
import { createPromotions, type PromotionsService } from './promotions';

export type { EntryInput, OpenEntry } from './promotions';

export const services = { promotions: createPromotions };

export const controllers = {};

export const adminRoutes: AdminRoute[] = [];
export const publicRoutes: PublicRoute[] = [];

declare module '../core/services' {
  interface ServiceMap {
    promotions: PromotionsService;
  }
}
