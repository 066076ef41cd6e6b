import { createCalendar, type CalendarService } from './calendar';
import { createPlanPreview, type PlanPreviewService } from './preview';
import { createSeries, type SeriesService } from './series';

export { planControllers } from './controllers';
export { planRoutes } from './routes';

export const planServices = {
  calendar: createCalendar,
  'plan-preview': createPlanPreview,
  series: createSeries,
};

declare module '../../core/services' {
  interface ServiceMap {
    calendar: CalendarService;
    'plan-preview': PlanPreviewService;
    series: SeriesService;
  }
}
