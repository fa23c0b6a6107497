// Starts the file thread from TypeScript: `node --import tsx` reaches the main thread only, so the thread registers tsx for itself. Named in `fileWorkerEntry.ts`.
import { register } from 'tsx/esm/api';

register();
await import('./fileWorker.ts');
