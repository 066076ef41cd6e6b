export { evidenceController } from './controller';
export { evidenceRoutes } from './routes';
export { createEvidence, type EvidenceService } from './service';
