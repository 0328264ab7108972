package dev.parley.agent;

/** Which answers of a node are read back before anything is made of them. */
public enum Confirm {
  /** None: what is not sure is asked again. */
  NEVER,
  /** One that is probably meant, and not sure; the default. */
  UNSURE,
  /** Each, for what cannot be undone. */
  ALWAYS
}
