package dev.parley.language.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of the noise around, to a dog, to a child, or to gain time, in the middle of an
 * answer: "it's, my dog's barking, Leeds".
 */
public final class SideRemarks {
  private static final Pattern WAIT =
      Pattern.compile(
          "((hang|hold) on|(just )?(one|a) (sec|second|moment|minute)|bear with me"
              + "|give me (a|one) (sec|second|moment|minute)|wait a (sec|second|moment|minute))"
              + "( (a|one) (sec|second|moment|minute)| please| there)?");
  private static final Pattern LEAD =
      Pattern.compile(
          "((um+|uh+|erm?|oh|ah|well|so|yes|yeah|okay|ok|sorry|it's|it is|that's|that is"
              + "|that would be|it'd be|the|in|my|name|is|i'm|i am|we're|we have|we've got|i have"
              + "|i've got|at|on)\\b ?)+");
  private static final Pattern NAME_LEAD =
      Pattern.compile(
          "((um+|uh+|erm?|oh|ah|well|so|yes|yeah|okay|ok|sorry|it's|it is|that's|that is"
              + "|that would be|it'd be|in|at)\\b ?)+");

  /** A whole sentence about something. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(the|my|our|a|this|these|somebody|someone|there|i|we|he|she|they) ?(\\p{L}+"
              + " ){0,2}?\\p{L}*('s|'m|'re|'ve|'ll| is| are| was| has| have| keeps?| can| can't)"
              + " \\p{L}.*");

  private static final int NAME_WORDS = 3;
  private static final Pattern CLAUSE = Pattern.compile("[^,.;!?…—]+[,.;!?…— ]*");
  private static final String MARKS = "[,.;!?…— ]+$";

  private SideRemarks() {}

  /** A reply without them; as it is if it has none, or nothing else. */
  public static String without(String reply) {
    List<String> kept = new ArrayList<>();
    boolean removed = false;
    boolean begun = false;
    Matcher clauses = CLAUSE.matcher(reply);
    while (clauses.find()) {
      String plain = plain(clauses.group());
      if (remarks(plain, begun)) {
        removed = true;
        boolean called = !kept.isEmpty() && Surroundings.order(plain) && called(kept.getLast());
        if (called && clauses.end() < reply.length()) {
          kept.removeLast();
        }
      } else {
        begun |= !LEAD.matcher(plain).matches();
        kept.add(clauses.group());
      }
    }
    return removed && begun ? joined(kept) : reply;
  }

  /**
   * The name that a reply is, without remarks and without what leads to it; as it is without any.
   */
  public static String name(String reply) {
    String left = without(reply);
    if (left.equals(reply)) {
      return reply;
    }
    Matcher lead =
        NAME_LEAD.matcher(left.toLowerCase(Locale.ROOT).replace(',', ' ').replace('’', '\''));
    String name = lead.lookingAt() ? left.substring(lead.end()).strip() : left;
    return name.isEmpty() ? reply : name.replaceFirst("[,;— ]+$", "");
  }

  /**
   * The few words behind sentences about something else, which may be all that answers: "the
   * neighbour's cow is loose, Corfe".
   */
  public static Optional<String> behindSentence(String reply) {
    List<String> clauses = CLAUSE.matcher(reply).results().map(MatchResult::group).toList();
    if (clauses.size() < 2 || plain(clauses.getLast()).split(" ", -1).length > NAME_WORDS) {
      return Optional.empty();
    }
    String before =
        Surroundings.OPENING.matcher(plain(clauses.get(clauses.size() - 2))).replaceFirst("");
    return SENTENCE.matcher(before).matches()
        ? Optional.of(clauses.getLast().strip())
        : Optional.empty();
  }

  /**
   * Whether a clause is one.
   *
   * @param begun whether something was told before, which "hold on" may take back
   */
  private static boolean remarks(String plain, boolean begun) {
    String opened = Surroundings.OPENING.matcher(plain).replaceFirst("");
    return Surroundings.concern(opened) || (!begun && WAIT.matcher(opened).matches());
  }

  /** Whether a clause is a mere name, as of whom an order is given to: "Leo, put that down". */
  private static boolean called(String clause) {
    return clause.strip().matches("\\p{Lu}\\p{L}+[,.!]*") && !LEAD.matcher(plain(clause)).matches();
  }

  /** What is left, in which a lead that was broken off goes on. */
  private static String joined(List<String> kept) {
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < kept.size(); i++) {
      String plain = plain(kept.get(i));
      boolean lead = LEAD.matcher(plain).matches() && i + 1 < kept.size();
      if (lead && plain(kept.get(i + 1)).startsWith(plain)) {
        continue;
      }
      left.append(lead ? kept.get(i).replaceFirst(MARKS, " ") : kept.get(i));
    }
    return left.toString().strip();
  }

  private static String plain(String clause) {
    return clause
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[,.;!?…—]", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }
}
