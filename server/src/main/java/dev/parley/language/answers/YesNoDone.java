package dev.parley.language.answers;

import dev.parley.language.reading.Reading;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "Got it in October", "never get them": whether what was asked for has been done. */
final class YesNoDone {
  private static final String IT = "(it|one|that|this|mine|them|those|this one|that one)";
  private static final String OPENING = "((so|yes|and|actually|sorry|oh|,) )*((i|we) )?(have )?";
  private static final String WHEN =
      "( ,)?( (already|done|too|yesterday|recently|earlier|today|long ago|both|in|on|at|last|this"
          + "|back|a|two|three|few|with|from|when|just|during|before|about|early|late|(mon|tues"
          + "|wednes|thurs|fri|satur|sun)day|through|by"
          + "|around|thanks|thank)( .*)?)?";
  private static final Pattern PLAINLY_DONE =
      Pattern.compile(
          "((it is|that is|i am) )?(all |already )+(done|had (it|one|mine)|got (it|one"
              + "|mine))( (that|it|this))?( ,)?( thanks?( you)?)?");
  private static final Pattern DONE =
      Pattern.compile(
          OPENING
              + "(already |just |actually |finally |even )*(got|gotten|had|did|done|received|took"
              + "|taken)( IT)+".replace("IT", IT)
              + WHEN
              + "|"
              + OPENING
              + "(got|had|did)( (mine|my \\p{L}+( \\p{L}+)?))"
              + WHEN);
  private static final Pattern BY_OTHERS =
      Pattern.compile(
          "(they|(my|the|our|a) (?!(wife|husband|son|daughter|kids|mother|father|sister"
              + "|brother)\\b)"
              + "\\p{L}+) (gave|did|done) (it|me|one|that|us|mine)\\b.*");
  private static final Pattern HABIT =
      Pattern.compile(
          OPENING
              + "(always|usually|normally)( do| have| get (it|one|them|mine))?"
              + "|(like )?(every|each) (single )?(year|time|fall|winter|autumn|season|spring"
              + "|summer)"
              + "|(once|twice) a year|yearly|annually");
  private static final Pattern PLAINLY_NOT =
      Pattern.compile(
          OPENING + "(have |did )?not (yet |quite )?(got|gotten|get|come)? ?(around|round) to .*");
  private static final Pattern NOT_DONE =
      Pattern.compile(
          OPENING
              + "(missed|skipped|forgot|declined|refused|postponed|put off|turned down|passed on"
              + "|decided against)( (about|IT|to|getting|my \\p{L}+))+( .*)?".replace("IT", IT)
              + "|"
              + OPENING
              + "never (get|do|take|bother|have|got|took|did)( (with|getting"
              + "|IT))*".replace("IT", IT)
              + "|not (since|for (years|ages|months|a (long )?(time|while))|this (time"
              + "|year))( .*)?");
  private static final Pattern NOT_ALLOWED =
      Pattern.compile(
          "(they are )?not allowed( (here|in here|to))?( .*)?"
              + "|(my|our|the) (landlord|building|lease|owner|hoa) (does|do|will|would) not (allow"
              + "|permit|let)\\b.*|not since .*|not any ?more");
  private static final Set<String> PERFECT = Set.of("have", "has", "did");

  private YesNoDone() {}

  /** What a whole reply says of it. */
  static Optional<Reading> of(String text, AskedYesNo asked) {
    if (!PERFECT.contains(asked.helper())) {
      return asked.ofAny() && NOT_ALLOWED.matcher(text).matches()
          ? Optional.of(Reading.unsure("false"))
          : Optional.empty();
    }
    if (PLAINLY_DONE.matcher(text).matches()) {
      return Optional.of(Reading.sure("true"));
    }
    if (PLAINLY_NOT.matcher(text).matches()) {
      return Optional.of(Reading.sure("false"));
    }
    if (NOT_DONE.matcher(text).matches()) {
      return Optional.of(Reading.unsure("false"));
    }
    boolean done =
        DONE.matcher(text).matches()
            || BY_OTHERS.matcher(text).matches()
            || HABIT.matcher(text).matches();
    return done ? Optional.of(Reading.unsure("true")) : Optional.empty();
  }
}
