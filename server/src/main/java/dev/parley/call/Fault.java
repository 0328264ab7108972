package dev.parley.call;

/** Whose doing the end of a call was. */
public enum Fault {
  NONE,
  CALLEE,
  US,
  CARRIER,
  PROVIDER,
  UNKNOWN
}
