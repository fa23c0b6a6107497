/** The only source of the present instant; the playground and the tests move it by hand. */
export interface Clock {
  now(): Date;
}
