import { createOutbox, type OutboxService } from './outbox';
import { createTransport, type TransportService } from './transports';
import { createWorker, type WorkerService } from './worker';

export { composeAgain } from './compose-again';
export { HELD_UNTIL } from './due';
export { CAMPAIGN_PRIORITY, SYSTEM_PRIORITY } from './outbox';
export { FAILURE_REASONS, type FailureReason } from './outcome';
export { readResend, unreachedSql, type Resend } from './resends';
export { sendTestMail } from './transports';
export type { SendOutcome, Transport } from './types';

export const services = {
  outbox: createOutbox,
  transport: createTransport,
  worker: createWorker,
};

declare module '../core/services' {
  interface ServiceMap {
    outbox: OutboxService;
    transport: TransportService;
    worker: WorkerService;
  }
}
