/** What every use case may reach: the store, the clock, ids, the clinic as last read, and nothing outside. `compose.ts` makes it. */
import type { Clinic } from '../../domain/clinic/clinic.ts';
import type { ClinicRules } from '../../domain/clinic/clinicRules.ts';
import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { Policy } from '../../domain/clinic/policy.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { TurnTrace } from './turnTrace.ts';

export interface World {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly policy: Policy;
  readonly directory: Directory;
  /** Where finished turns are shown to developers; in production a no-op, for a trace holds what patients wrote. */
  readonly trace: (trace: TurnTrace) => void;
  /** Whether staff may have changed something in their sheet that is not known here yet; absent where there is no sheet. */
  readonly sheetIsBehind?: () => boolean;
  /** Payers come back here after the payment page; null keeps them on the provider's page. */
  readonly paymentReturnUrl: string | null;
}

/** The clinic, its doctors and what it decided for itself, kept in memory because every message needs them; refreshed whenever they change. */
export interface Directory {
  readonly clinic: Clinic;
  /** Active ones only. */
  readonly doctors: readonly Doctor[];
  readonly doctor: (id: DoctorId) => Doctor | undefined;
  readonly rules: ClinicRules;
  /** Reads it anew; called after a deed that changed it. */
  load(store: Store): Promise<void>;
}
