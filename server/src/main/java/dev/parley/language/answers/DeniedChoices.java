package dev.parley.language.answers;

import dev.parley.language.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The choices that a reply names only to refuse them: "not the glider", "don't send it to the
 * office".
 *
 * @param places of them among the labels
 * @param left the one of those offered that is left, where there is one alone
 */
public record DeniedChoices(Set<Integer> places, Optional<Integer> left) {
  /** A label that itself says what is not. */
  private static final Pattern NEGATIVE =
      Pattern.compile("(?i)\\b(no|not|never|without|none|nothing|cannot|\\w+n['’]t)\\b");

  /** Right before what is refused. */
  private static final Pattern NEAR =
      Pattern.compile(
          ".*\\b(not|never|except( for)?|without|(anything|everything|any|all) but|other than"
              + "|rather than|instead of|(don't|do not|dont|stop) (want|send|sending|do|like|need|bring|use"
              + "|give|put))( (the|a|an|it|them|me|by|in|on|for|at|to|that|so|really))*");

  public DeniedChoices {
    places = Set.copyOf(places);
  }

  /**
   * Those of a reply.
   *
   * @param said the words with which they were offered
   */
  public static DeniedChoices of(String reply, List<String> labels, String said) {
    Words words = Words.of(reply);
    AskedChoice asked = AskedChoice.of(said, "");
    List<ChoiceMention> mentions = ChoiceMentions.of(words, labels, said, asked.words());
    Set<Integer> denied = new HashSet<>();
    Set<Integer> others = new HashSet<>();
    boolean before = false;
    for (int i = 0; i < mentions.size(); i++) {
      ChoiceStand stand = ChoiceStand.of(words, mentions, i, before, asked);
      int from = mentions.get(i).from();
      before =
          stand == ChoiceStand.DENIED
              && NEAR.matcher(words.text(words.sentenceFrom(from), from)).matches();
      (before ? denied : others).add(mentions.get(i).place());
    }
    denied.removeAll(others);
    denied.removeIf(place -> NEGATIVE.matcher(labels.get(place)).find());
    Set<Integer> open = new HashSet<>(ChoiceMentions.offered(said, labels));
    boolean named = open.containsAll(denied) && !denied.isEmpty();
    open.removeAll(denied);
    return new DeniedChoices(
        denied, named && open.size() == 1 ? open.stream().findFirst() : Optional.empty());
  }
}
