/** Of this engine: its version, and a hash of the published code, which `npm run build` puts in the place of `source`. */
export const BUILD_ID = '0.1.0+source'
