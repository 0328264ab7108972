const TALKED = 'parley-talked';

/** Keeps that an agent answered what was written to it, in this browser. */
export const markTalked = () => localStorage.setItem(TALKED, new Date().toISOString());
export const talked = (): boolean => localStorage.getItem(TALKED) !== null;
