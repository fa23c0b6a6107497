// Starts the printing thread from TypeScript: `node --import tsx` reaches the main thread only, so the thread registers tsx for itself. Named in `workerEntry.ts`.
import { register } from 'tsx/esm/api';

register();
await import('./receiptWorker.ts');
