// Milliseconds on a clock that all processes of the machine share and that never jumps.

const NS_PER_MS = 1e6;

export const now = () => Number(process.hrtime.bigint()) / NS_PER_MS;
