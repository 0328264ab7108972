package dev.parley.conversation;

import dev.parley.agent.Variable;
import dev.parley.language.speech.ReadBack;
import java.util.Map;

/**
 * When somebody wants to be called.
 *
 * @param date as in ISO 8601, empty if only the time is known
 * @param time as in ISO 8601, empty if only the day is known
 */
record CallBack(String date, String time) {
  /** What is known of it from an answer, filled up with what was known before. */
  static CallBack of(Map<String, String> variables, CallBack before) {
    return new CallBack(
        variables.getOrDefault(Errand.When.DATE.name(), before.date()),
        variables.getOrDefault(Errand.When.TIME.name(), before.time()));
  }

  static final CallBack UNKNOWN = new CallBack("", "");

  boolean known() {
    return !date.isEmpty() || !time.isEmpty();
  }

  /** It as it is kept: a date, a time, or {@code 2026-12-01T15:00}, local to the callee. */
  String value() {
    return date.isEmpty() || time.isEmpty() ? date + time : date + "T" + time;
  }

  /** It as it is said. */
  String spoken() {
    String day = date.isEmpty() ? "" : "on " + ReadBack.said(Variable.Format.DATE, date, null);
    String hour = time.isEmpty() ? "" : "at " + ReadBack.said(Variable.Format.TIME, time, null);
    return (day + " " + hour).strip();
  }
}
