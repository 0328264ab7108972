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
    List<OfferedTrunk> leading =
        facts.trunks().stream().filter(trunk -> trunk.leadsTo(facts.number())).toList();
    if (leading.isEmpty()) {
      return new TrunkChoice(
          List.of(),
          List.of(
              facts.number().isSimulated() ? new Refusal.NoSimulation() : new Refusal.NoTrunk()));
    }
    if (facts.number().isSimulated()) {
      return new TrunkChoice(leading, List.of());
    }
    DialledNumber number = DialledNumber.of(facts.number());
    List<OfferedTrunk> open =
        leading.stream().filter(trunk -> refusals(number, trunk.rules()).isEmpty()).toList();
    return new TrunkChoice(
        open, open.isEmpty() ? refusals(number, leading.getFirst().rules()) : List.of());
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
