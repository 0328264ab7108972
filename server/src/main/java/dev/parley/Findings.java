package dev.parley;

import java.util.ArrayList;
import java.util.List;

/** What a check found, in the order it was found. */
public final class Findings {
  /** How a thing stands. */
  public enum Kind {
    /** It was proven. */
    OK,
    /** It could not be proven, though nothing speaks against it. */
    UNPROVEN,
    /** It should be known. */
    NOTE,
    /** It stands in the way of calls. */
    WRONG
  }

  /** One of them. */
  record Finding(Kind kind, String text) {}

  private final List<Finding> all = new ArrayList<>();

  public void good(String what) {
    all.add(new Finding(Kind.OK, what));
  }

  public void unproven(String what) {
    all.add(new Finding(Kind.UNPROVEN, what));
  }

  public void note(String what) {
    all.add(new Finding(Kind.NOTE, what));
  }

  /** Something to mend: what, and how. */
  public void wrong(String what) {
    all.add(new Finding(Kind.WRONG, what));
  }

  public List<String> of(Kind kind) {
    return all.stream().filter(one -> one.kind() == kind).map(Finding::text).toList();
  }

  public boolean well() {
    return of(Kind.WRONG).isEmpty();
  }

  /** Everything, what is wrong last, and a word on the whole. */
  public List<String> report() {
    List<String> lines = new ArrayList<>();
    for (Finding one : all) {
      switch (one.kind()) {
        case OK -> lines.add("ok     " + one.text());
        case UNPROVEN -> lines.add("maybe  " + one.text());
        case NOTE -> lines.add("note   " + one.text());
        case WRONG -> {}
      }
    }
    List<String> wrong = of(Kind.WRONG);
    wrong.forEach(text -> lines.add("WRONG  " + text));
    int unproven = of(Kind.UNPROVEN).size();
    if (!wrong.isEmpty()) {
      lines.add("%d %s to mend.".formatted(wrong.size(), things(wrong.size())));
    } else if (unproven > 0) {
      lines.add(
          "Nothing is wrong that could be looked at: ./parley up can start. %d %s could not be proven; a call to your own phone does."
              .formatted(unproven, things(unproven)));
    } else {
      lines.add("All is well: ./parley up can start.");
    }
    return lines;
  }

  private static String things(int count) {
    return count == 1 ? "thing" : "things";
  }
}
