/** What costs every pixel of a software GPU, so that shaders do it only for frames that need it; bits. */
export const MOTION = 1
export const TRAIL = 2
