/** Nominal types over primitives: a `DoctorId` cannot be passed where a `SlotId` is wanted. */
declare const brand: unique symbol;
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
