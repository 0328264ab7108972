package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallStatus;
import dev.parley.call.TeamId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages, however they are found, are what reading and sorting everything would give. */
class ListsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /** More than the sample that tells what is rare. */
  private static final int CONTACTS = 700;

  private static final List<String> SEARCHES =
      List.of(
          "person",
          "Person 69",
          "zz",
          "nobody at all",
          "0042",
          "gold",
          "KÖLN",
          "10%",
          "_",
          "9",
          "with \"quotes\"",
          "person 6 ");

  private static @Nullable Furniture home;

  @BeforeAll
  static void fill() {
    Records records =
        new Records(
            database.get(),
            InstantSource.system(),
            new Random(),
            new RecordingFiles(Path.of("recordings")));
    var _ = records.nodes().enter("here", Map.of("default", 1));
    Furniture made = Furniture.team(records, 1, 1);
    Furniture other = Furniture.team(records, 1, 1);
    other.call();
    database.fill(made, CONTACTS);
    home = made;
  }

  private static Furniture home() {
    return Objects.requireNonNull(home);
  }

  private static Records records() {
    return home().records;
  }

  private static TeamId team() {
    return home().team.id();
  }

  @Test
  void everyOrderHasTheSamePagesFromEitherEnd() {
    for (Contact.Sort sort : Contact.Sort.values()) {
      for (boolean ascending : new boolean[] {true, false}) {
        check(new Contact.Filter(null, List.of(), List.of(), sort, ascending), 50);
        check(new Contact.Filter("gold", List.of(), List.of("list1"), sort, ascending), 47);
      }
    }
  }

  @Test
  void findsWhatIsCommonAndWhatIsRare() {
    for (String search : SEARCHES) {
      check(new Contact.Filter(search, List.of(), List.of(), Contact.Sort.CREATED, false), 50);
      check(new Contact.Filter(search, List.of("list3"), List.of(), Contact.Sort.NAME, true), 7);
    }
    check(
        new Contact.Filter(
            null, List.of("list3", "odd"), List.of("list4"), Contact.Sort.NAME, true),
        20);
  }

  private static void check(Contact.Filter filter, int size) {
    List<UUID> expected = database.contacts(team(), filter);
    List<UUID> found = new ArrayList<>();
    int pages = (expected.size() + size - 1) / size;
    for (int i = 0; i <= pages; i++) {
      Page<Contact> page = records().contacts().list(team(), filter, new Page.Request(i, size));
      assertThat(page.count()).as("%s", filter).isEqualTo(expected.size());
      page.items().forEach(contact -> found.add(contact.id().value()));
    }
    assertThat(found).as("%s", filter).isEqualTo(expected);
  }

  @Test
  void findsCallsByWhoTheyAreWithAndHowTheyEnded() {
    List<@Nullable String> searches = new ArrayList<>(SEARCHES);
    searches.add(null);
    for (String search : searches) {
      for (Set<CallStatus> statuses :
          List.of(Set.<CallStatus>of(), Set.of(CallStatus.COMPLETED, CallStatus.BUSY))) {
        check(new Call.Filter(null, statuses, search, List.of(), null));
        check(new Call.Filter(home().agent, statuses, search, List.of(), null));
      }
    }
    check(new Call.Filter(home().agent, Set.of(), null, List.of("called"), null));
    check(new Call.Filter(null, Set.of(), null, List.of(), TestDatabase.JOB));
  }

  private static void check(Call.Filter filter) {
    List<UUID> expected = database.calls(team(), filter);
    List<UUID> found = new ArrayList<>();
    for (int i = 0; i <= expected.size() / 50 + 1; i++) {
      Page<Call> page = records().calls().list(team(), filter, new Page.Request(i, 50));
      assertThat(page.count()).as("%s", filter).isEqualTo(expected.size());
      page.items().forEach(call -> found.add(call.id().value()));
    }
    assertThat(found).as("%s", filter).isEqualTo(expected);
  }

  @Test
  void findsCallsByWhatTheirContactIsCalledNow() {
    Contact contact = home().contact();
    home().call();
    CallOrder order = CallOrder.of(home().author, contact.id(), home().agent);
    assertThat(records().orders().order(order)).isInstanceOf(CallOrder.Accepted.class);
    records()
        .contacts()
        .put(
            home().author,
            new Contact.Draft(
                contact.phoneNumber(), "Marie", null, null, Furniture.document(), List.of()));
    Call.Filter filter = new Call.Filter(null, Set.of(), "marie", List.of(), null);
    assertThat(records().calls().list(team(), filter, new Page.Request(0, 50)).items())
        .extracting(call -> call.contact().id())
        .containsExactly(contact.id());
  }

  @Test
  void aPageFarBeyondTheEndIsEmpty() {
    Contact.Filter filter = new Contact.Filter(null, List.of(), List.of(), Contact.Sort.NAME, true);
    Page<Contact> page = records().contacts().list(team(), filter, new Page.Request(1_000_000, 50));
    assertThat(page.items()).isEmpty();
    assertThat(page.count()).isGreaterThanOrEqualTo(CONTACTS);
  }

  @Test
  void sortsHaveDifferentOrders() {
    List<List<UUID>> orders =
        Arrays.stream(Contact.Sort.values())
            .map(sort ->
                database.contacts(
                    team(), new Contact.Filter(null, List.of(), List.of(), sort, true)))
            .toList();
    assertThat(orders).doesNotHaveDuplicates();
    assertThat(Collections.max(orders.stream().map(List::size).toList()))
        .isGreaterThanOrEqualTo(CONTACTS);
  }
}
