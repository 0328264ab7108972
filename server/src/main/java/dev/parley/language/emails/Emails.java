package dev.parley.language.emails;

import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.spelling.DomainEnding;
import dev.parley.language.spelling.EmailWords;
import dev.parley.language.spelling.LetterParts;
import dev.parley.language.spelling.RespelledWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds an e-mail address, written, said or spelled: "john dot smith at gmail dot com". */
public final class Emails {
  private static final Set<String> BACK =
      Set.of("no", "sorry", "actually", "wait", "not", "instead");
  private static final Pattern HEDGED =
      Pattern.compile(
          "\\b(?:maybe|perhaps|probably|possibly|might be|may be|(?:i|i'd) (?:think|guess|suppose"
              + "|believe|assume)|not (?:sure|certain|positive)|don't know|or something"
              + "|something like)\\b");
  private static final Pattern ASKED =
      Pattern.compile(
          "^(?:(?:and|so|but|wait|sorry|oh|,) )*(?:is (?:it|that|this)|isn't (?:it|that)|did you"
              + "|do you|have you|was it|should i|who|what|why|which)\\b");

  private static final String WRITTEN =
      LocalPart.SHAPE + "@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,24}";
  private static final int MOST = 254;

  private final List<String> words;

  private Emails(List<String> words) {
    this.words = words;
  }

  public static Optional<Reading> of(String text, ValueContext context) {
    List<String> words = EmailWords.of(text);
    Emails emails = new Emails(words);
    Optional<Reading> said = emails.whole(context.known() != null);
    Optional<Reading> whole =
        written(text)
            .filter(written -> said.stream().allMatch(one -> one.value().equals(written.value())))
            .or(() -> said);
    String known = context.known();
    return whole.isPresent() || known == null || !known.contains("@")
        ? whole
        : emails.changed(known, text);
  }

  /** The address that a turn is as it is written, of manners too: "Thanks@acme.org." */
  private static Optional<Reading> written(String text) {
    String address = text.strip().replaceFirst("[.!,;]+$", "").toLowerCase(Locale.ROOT);
    return address.length() <= MOST && address.matches(WRITTEN)
        ? Optional.of(Reading.sure(address))
        : Optional.empty();
  }

  private Optional<Reading> whole(boolean corrects) {
    List<EmailMention> mentions =
        mentions(corrects).stream().filter(mention -> !mention.denied()).toList();
    if (mentions.isEmpty()) {
      return Optional.empty();
    }
    Reading meant = EmailMention.meant(mentions);
    String all = String.join(" ", words);
    boolean doubtful = HEDGED.matcher(all).find() || ASKED.matcher(all).find();
    return meant.value().length() > MOST
        ? Optional.empty()
        : Optional.of(new Reading(meant.value(), meant.sure() && !doubtful));
  }

  /** An address between two words. */
  private record Place(String value, boolean sure, int from, int to) {}

  private List<EmailMention> mentions(boolean corrects) {
    List<Place> places = places(corrects);
    List<EmailMention> mentions = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      int before = i == 0 ? 0 : places.get(i - 1).to();
      int next = i + 1 < places.size() ? places.get(i + 1).from() : words.size();
      String behind = String.join(" ", words.subList(place.to(), next));
      mentions.add(
          new EmailMention(
              place.value(),
              place.sure() && !RespelledWords.against(place.value(), words, place.to(), next),
              String.join(" ", words.subList(before, place.from())),
              next < words.size() ? behind.replaceFirst("[,|].*", "") : behind));
    }
    return mentions;
  }

  private List<Place> places(boolean corrects) {
    List<Place> places = new ArrayList<>();
    int behind = 0;
    for (int at = 1; at < words.size(); at++) {
      boolean sign = at > behind && words.get(at).equals("at") && !BACK.contains(words.get(at - 1));
      EmailDomain domain = sign ? domain(at) : null;
      LocalLead lead = domain == null ? null : LocalLead.of(words, behind, at, corrects);
      boolean prose = lead != null && lead.prose(words, at);
      LocalPart local = lead == null || prose ? null : LocalPart.of(words, lead, at);
      if (lead != null && local == null) {
        lead = lead.late(words, at);
        local = lead == null ? null : LocalPart.of(words, lead, at);
      }
      if (domain != null && lead != null && local != null) {
        boolean sure = local.sure() && domain.sure();
        places.add(new Place(local.text() + "@" + domain.text(), sure, lead.to(), domain.to()));
        behind = domain.to();
        at = domain.to() - 1;
      }
    }
    return places;
  }

  /** The domain behind an "at"; none where another follows: "leave it at ann dot lee at". */
  private @Nullable EmailDomain domain(int at) {
    EmailDomain domain = EmailDomain.at(words, at + 1);
    boolean another =
        domain != null
            && !domain.common()
            && domain.to() < words.size()
            && words.get(domain.to()).equals("at")
            && EmailDomain.at(words, domain.to() + 1) != null;
    return another ? null : domain;
  }

  /** A part of the address known, said anew. */
  private Optional<Reading> changed(String known, String text) {
    String local = known.substring(0, known.indexOf('@'));
    String host = known.substring(known.indexOf('@') + 1);
    for (int i = 0; i < words.size(); i++) {
      boolean against = i > 0 && words.get(i - 1).equals("not");
      EmailDomain domain =
          words.get(i).equals("at") && !against ? EmailDomain.at(words, i + 1) : null;
      if (domain != null && !domain.text().equals(host)) {
        return Optional.of(Reading.unsure(local + "@" + domain.text()));
      }
      if (!against && DomainEnding.said(words, i)) {
        String other = host.replaceFirst("\\.[a-z]+$", "." + words.get(i + 1));
        return other.equals(host)
            ? Optional.empty()
            : Optional.of(Reading.unsure(local + "@" + other));
      }
    }
    return LetterParts.changed(local, text)
        .filter(value -> value.matches(LocalPart.SHAPE))
        .map(value -> Reading.unsure(value + "@" + host));
  }
}
