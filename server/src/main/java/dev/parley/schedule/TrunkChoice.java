package dev.parley.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Which trunks may carry a call.
 *
 * @param open those that may dial the number
 * @param refusals why none may, of the likeliest; none if one may
 */
record TrunkChoice(List<OfferedTrunk> open, List<Refusal> refusals) {
  static TrunkChoice of(CallFacts facts) {
    if (facts.trunks().isEmpty()) {
      return new TrunkChoice(List.of(), List.of(new Refusal.NoTrunk()));
    }
    DialledNumber number = DialledNumber.of(facts.number());
    List<OfferedTrunk> open =
        facts.trunks().stream().filter(trunk -> refusals(number, trunk.rules()).isEmpty()).toList();
    return new TrunkChoice(
        open, open.isEmpty() ? refusals(number, facts.trunks().getFirst().rules()) : List.of());
  }

  private static List<Refusal> refusals(DialledNumber number, DialRules rules) {
    if (!number.kind().dialable()) {
      return List.of(new Refusal.NeverDialled(number.kind()));
    }
    List<Refusal> refusals = new ArrayList<>();
    if (!rules.namesPrefixOf(number)) {
      if (!rules.namesCountryOf(number)) {
        refusals.add(new Refusal.CountryNotAllowed(number.country(), rules));
      }
      if (!rules.namesKindOf(number)) {
        refusals.add(new Refusal.KindNotAllowed(number.kind(), rules));
      }
    }
    return refusals;
  }
}
