package dev.parley.language.answers;

import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads yes or no as a value, in the light of what was asked. {@link YesNo} judges the words alone,
 * for outcomes whose trained reading has the last word; here nothing else does.
 */
public final class YesNoAnswers {
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b((my|his|her|our|their|the) (wife|husband|son|daughter|kids?|child|children|mother"
              + "|mom"
              + "|mum|father|dad|parents?|brother|sister|friend|partner|boyfriend|girlfriend"
              + "|roommate"
              + "|neighbou?r|boss|landlord|bank|company|family)|he|she|everyone else)"
              + " (do|does|has|have|is|are|did|can|will|was|had|might|owns?)\\b");

  private static final Pattern CLAUSE_END = Pattern.compile(" , (?:but |and |so )?| but | and ");

  /** What somebody says of themselves. */
  private static final Pattern OWN =
      Pattern.compile(
          "^(i|we|not me|me)\\b(?! (think|believe|guess|suppose|know|hear|am sure)\\b)");

  private YesNoAnswers() {}

  public static Optional<Reading> of(String text, ValueContext context) {
    AskedYesNo asked = AskedYesNo.of(context.asked());
    String plain = asked.ofThem() ? ofThemselves(YesNoText.of(text)) : YesNoText.of(text);
    YesNoReply reply = YesNoReply.of(asked, plain);
    boolean doubtful =
        reply.stopped()
            || reply.hedged()
            || reply.excepted()
            || reply.believed()
            || (asked.ofThem() && OTHERS.matcher(plain).find());
    List<YesNoReply.Vote> votes = reply.votes();
    if (votes.isEmpty()) {
      return unvoted(reply, plain, asked);
    }
    if ((reply.stopped() && votes.stream().noneMatch(YesNoReply.Vote::plain))
        || (reply.hedged() && votes.stream().noneMatch(YesNoReply.Vote::sure))) {
      return Optional.empty();
    }
    boolean objects = reply.assents() && votes.stream().noneMatch(YesNoReply.Vote::yes);
    return verdict(votes).map(verdict -> doubtful || objects ? unsure(verdict) : verdict);
  }

  /** Without what is said of others, where something is said of themselves too. */
  private static String ofThemselves(String plain) {
    List<String> clauses = List.of(CLAUSE_END.split(plain));
    List<String> own = clauses.stream().filter(clause -> !OTHERS.matcher(clause).find()).toList();
    return own.size() < clauses.size()
            && own.stream().anyMatch(clause -> OWN.matcher(clause).find())
        ? String.join(" , ", own)
        : plain;
  }

  private static Optional<Reading> unvoted(YesNoReply reply, String text, AskedYesNo asked) {
    if (reply.stopped() || reply.hedged()) {
      return Optional.empty();
    }
    if (reply.assents()) {
      return Optional.of(new Reading("true", !reply.digresses()));
    }
    if (YesNoThing.only(text, asked)) {
      return Optional.of(Reading.sure("true"));
    }
    Optional<Reading> done = YesNoDone.of(text, asked);
    if (done.isPresent()) {
      return done;
    }
    return reply.some() || YesNoThing.named(text, asked)
        ? Optional.of(Reading.unsure("true"))
        : Optional.empty();
  }

  private static Reading unsure(Reading reading) {
    return Reading.unsure(reading.value());
  }

  /** What the votes come to: the last word where another was taken back. */
  private static Optional<Reading> verdict(List<YesNoReply.Vote> votes) {
    YesNoReply.Vote last = votes.getLast();
    String value = String.valueOf(last.yes());
    int from = votes.size() - 1;
    while (from > 0 && votes.get(from - 1).yes() == last.yes()) {
      from--;
    }
    List<YesNoReply.Vote> run = votes.subList(from, votes.size());
    boolean sure = run.stream().anyMatch(YesNoReply.Vote::sure);
    if (from == 0 || run.stream().anyMatch(YesNoReply.Vote::afterTakingBack)) {
      return Optional.of(new Reading(value, sure));
    }
    boolean drawled = from == 1 && votes.getFirst().plain() && run.getFirst().plain();
    if (drawled) {
      return Optional.of(new Reading(value, sure && run.size() > 1));
    }
    boolean objected =
        from > 1
            && !last.plain()
            && votes.subList(0, from).stream().allMatch(YesNoReply.Vote::plain);
    if (objected) {
      return Optional.of(Reading.unsure(value));
    }
    YesNoReply.Vote first = votes.getFirst();
    return Optional.of(Reading.unsure(String.valueOf(first.plain() ? first.yes() : last.yes())));
  }
}
