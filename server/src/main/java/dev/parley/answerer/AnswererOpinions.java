package dev.parley.answerer;

import java.util.List;

/** The opinions that there are. */
public final class AnswererOpinions {
  /** What is asked of every call. */
  public static final List<AnswererOpinion> USUAL = List.of(new SpokenCues());

  private AnswererOpinions() {}
}
