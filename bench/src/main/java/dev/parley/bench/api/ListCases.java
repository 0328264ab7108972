package dev.parley.bench.api;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@link ListBench} asks for: every order of the contacts, and what is common, rare, absent.
 */
final class ListCases {
  private ListCases() {}

  /**
   * A list that is paged through.
   *
   * @param path with a query, to which page and limit are added
   */
  record Case(String what, String path) {}

  static List<Case> of(String agent) {
    List<Case> cases = new ArrayList<>();
    for (String sort : List.of("created", "updated", "name", "phone_number")) {
      for (String direction : List.of("asc", "desc")) {
        cases.add(
            new Case(
                "contacts by %s %s".formatted(sort, direction),
                "/contact?sort=%s&sortDirection=%s".formatted(sort, direction)));
      }
    }
    contacts(cases, "search for all names, by name", "search=contact&sort=name");
    contacts(cases, "search for all names", "search=Contact");
    contacts(cases, "search for all addresses", "search=%40example.com");
    contacts(cases, "search for one name", "search=Contact%2077777");
    contacts(cases, "search for some names", "search=contact%20777");
    contacts(cases, "search for a number", "search=12020050505");
    contacts(cases, "search for the end of a number", "search=0505");
    contacts(cases, "search for an address", "search=c4242%40example.com");
    contacts(cases, "search for an attribute many have", "search=gold&sort=name");
    contacts(cases, "search for an attribute few have", "search=city%20123");
    contacts(cases, "search for two letters all have", "search=on");
    contacts(cases, "search for two letters none has", "search=zq");
    contacts(cases, "search for what nobody has", "search=nobody");
    contacts(cases, "search for what is nearly there", "search=contacted");
    contacts(cases, "one tag", "tags=list5");
    contacts(cases, "one tag, by name", "tags=list5&sort=name");
    contacts(cases, "two tags nobody has both of", "tags=list5&tags=list6");
    contacts(cases, "one tag excluded", "excluded_tags=list5&sort=updated");
    contacts(cases, "a tag and a search", "tags=list5&search=gold");
    contacts(cases, "a tag excluded and a search", "excluded_tags=list5&search=gold");
    contacts(cases, "with a number", "phone_numbers_only=true");
    cases.add(new Case("calls", "/call?"));
    calls(cases, "most statuses", "status=success");
    calls(cases, "few statuses", "status=FAILED&status=BUSY");
    calls(cases, "a status none has", "status=TRANSFERRED");
    calls(cases, "search for all", "search=contact");
    calls(cases, "search for one", "search=contact%2077777");
    calls(cases, "search for nobody", "search=nobody");
    calls(cases, "search and status", "search=77&status=failure");
    calls(cases, "of an agent", "interview_id=" + agent);
    String responses = "/interview/%s/responses?".formatted(agent);
    cases.add(new Case("responses", responses));
    cases.add(new Case("responses: status", responses + "status=COMPLETED"));
    cases.add(new Case("responses: search for all", responses + "search=contact"));
    cases.add(new Case("responses: search for some", responses + "search=contact%20777"));
    cases.add(new Case("responses: a tag none has", responses + "response_tags=vip"));
    cases.add(new Case("interviews", "/interview?"));
    return cases;
  }

  private static void contacts(List<Case> cases, String what, String query) {
    cases.add(new Case("contacts: " + what, "/contact?" + query));
  }

  private static void calls(List<Case> cases, String what, String query) {
    cases.add(new Case("calls: " + what, "/call?" + query));
  }
}
