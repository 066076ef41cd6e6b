export { partnerFilesController } from './controller';
export { createPartnerFiles, type PartnerFilesService } from './intake';
