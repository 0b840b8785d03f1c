/** Stands for `out` in the vertex stage and for `in` in the fragment stage: of what goes from one to the other. */
export const BETWEEN = 'io'
