export { retentionController } from './controller';
export { createRetention, type RetentionService } from './retention';
