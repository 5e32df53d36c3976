/** How many generated inputs a law is tried with. */

/** So many, and in `npm run test:quick` the first tenth of them. */
export const runs = (whole: number): number =>
  import.meta.env.MODE === 'quick' ? Math.ceil(whole / 10) : whole;
