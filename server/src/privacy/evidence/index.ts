export { evidenceController } from './controller';
export { evidenceRoutes } from './routes';
