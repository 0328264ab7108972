package dev.parley.language.answers;

import dev.parley.language.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The choice that is taken where somebody says that any will do: of those they name the first, and
 * else the first that was offered; of times the earliest or the latest, where that is wanted.
 *
 * @param place of it among the labels
 * @param named whether the reply names it
 */
public record AnyChoice(int place, boolean named) {
  private static final String MINDLESS =
      "(don't|do not|dont|wouldn't|doesn't|does not) (really |much )?(mind|care|matter|bother me"
          + "|make (any|a|much) difference)(?! (for|about)\\b)( (which|either way|at all|to me"
          + "|really|where|how|when))*";

  private static final Pattern ANY =
      Pattern.compile(
          "\\b("
              + MINDLESS
              + "|either (or|one|way|of (them|those|these|the two)|(is|would be|will be|are)"
              + " (fine|good|okay|ok|great|perfect|alright|all right)|works?|suits|will do)"
              + "|either's (fine|good|okay|ok|great|perfect|alright|all right)"
              + "|no preference|not (fussed|bothered|fussy|picky)|i'm (easy|happy with (either|any))"
              + "|(it's )?all the same( to me)?|all one to me|makes no difference|no odds"
              + "|up to you|you (choose|pick|decide)|whichever( one)? you('ve| have) (time|room) for|whichever( one)?( you"
              + " (like|want|have|prefer|fancy))?|whatever (you (like|want|have|prefer|fancy|think)"
              + "|suits( you)?|works( for you)?|'s going|you've got|you have)"
              + "|any( one)? of (them|those|these)|(both|all)( of them)? (are |is )?(fine|good|okay|ok"
              + "|great|works?|suits?)|take your pick|surprise me)(?![\\p{L}'])");

  /** What tells one from the others after all, or is no indifference. */
  private static final Pattern RANKED =
      Pattern.compile(
          "\\b(whichever|whatever)('s| is| comes| has| costs?| gets| can)?( the)? (\\w+er|\\w+est"
              + "|best|first|sooner|left|less|more|least|most)\\b"
              + "|\\b(neither|not (either|any)|except|anything but|but not|nor|as long as|unless|if"
              + "|can't decide|don't know|not sure|never mind)\\b|\\bprefer\\b(?<!no prefer)|\\brather\\b");

  /** An outcome that provides for just that. */
  private static final Pattern PROVIDED =
      Pattern.compile(
          "(?i)\\b(either|any|both|no preference|whichever|(doesn't|does not|don't) (mind|care)"
              + "|undecided|not (decided|sure))\\b");

  private static final Pattern EARLY = extreme("early", "soon", "earlier|sooner|earliest|soonest");
  private static final Pattern LATE = extreme("late", "late", "later|latest");

  /** What a time or a day is called. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)(day|morning|afternoon|evening|night|noon|week|weekend|month|tomorrow|o'?clock"
              + "|january|february|march|april|may|june|july|august|september|october|november"
              + "|december)s?\\b|\\b[ap]\\.?m\\b|\\b(between|before|after|from|at) (\\d|one|two|three"
              + "|four|five|six|seven|eight|nine|ten|eleven|twelve)");

  private static final int SHORT = 12;

  private static Pattern extreme(String one, String other, String compared) {
    return Pattern.compile(
        "\\bas (%s|%s) as (possible|you can|it gets)\\b|\\bthe (%s) the better\\b|\\b(whichever|whatever|which"
                .formatted(one, other, compared)
            + " ?ever)( one)?( is|'s| comes)? (%s)\\b|^(\\w+ ){0,3}the (%s)( one| slot| day| time| option| window)?"
                .formatted(compared, compared)
            + "( would be| is| please| then| best| better| good| fine| great| i think)*$");
  }

  /** Reads a reply to a question that offered them in these words; nothing where it wants one. */
  public static Optional<AnyChoice> of(String reply, List<String> labels, String said) {
    Words words = Words.of(reply);
    String text = words.text(0, words.size());
    Optional<AnyChoice> extreme = extreme(text, labels, said);
    if (extreme.isPresent()) {
      return extreme;
    }
    boolean provided = labels.stream().anyMatch(label -> PROVIDED.matcher(label).find());
    if (provided
        || words.size() > SHORT
        || !ANY.matcher(text).find()
        || RANKED.matcher(text).find()) {
      return Optional.empty();
    }
    List<Integer> named = ChoiceMentions.offered(reply, labels);
    if (named.size() > 1) {
      return text.matches(".*\\bnot (?!fuss|bother|pick).*")
          ? Optional.empty()
          : Optional.of(new AnyChoice(named.getFirst(), true));
    }
    List<Integer> offered = ChoiceMentions.offered(said, labels);
    return named.isEmpty() && offered.size() > 1
        ? Optional.of(new AnyChoice(offered.getFirst(), false))
        : Optional.empty();
  }

  /** The earliest or the latest of times, which are offered in their order. */
  private static Optional<AnyChoice> extreme(String text, List<String> labels, String said) {
    boolean late = LATE.matcher(text).find();
    if (late == EARLY.matcher(text).find()) {
      return Optional.empty();
    }
    List<Integer> times =
        ChoiceMentions.offered(said, labels).stream()
            .filter(place -> TIME.matcher(labels.get(place)).find())
            .toList();
    return times.size() < 2
        ? Optional.empty()
        : Optional.of(new AnyChoice(late ? times.getLast() : times.getFirst(), false));
  }
}
