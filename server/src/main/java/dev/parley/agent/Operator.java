package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How two values are compared. */
public enum Operator {
  @JsonProperty("==")
  EQUAL,
  @JsonProperty("!=")
  NOT_EQUAL,
  @JsonProperty(">")
  GREATER,
  @JsonProperty(">=")
  AT_LEAST,
  @JsonProperty("<")
  LESS,
  @JsonProperty("<=")
  AT_MOST,
  CONTAINS,
  STARTS_WITH,
  /** A regular expression that the whole text matches. */
  MATCHES,
  /** One of a list. */
  IN,
  IS_EMPTY,
  IS_NOT_EMPTY;

  /** Whether there is something to compare with. */
  public boolean takesValue() {
    return this != IS_EMPTY && this != IS_NOT_EMPTY;
  }
}
