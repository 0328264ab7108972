package dev.parley.agent;

/** What a reply looks like; the end of a turn and the recognisers go by it. */
public enum Expects {
  OPEN,
  YES_NO,
  CHOICE,
  NUMBER,
  DIGITS,
  DATE,
  TIME,
  PHONE,
  EMAIL,
  NAME,
  ADDRESS
}
