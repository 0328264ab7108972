package dev.parley.records;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes with trunks of theirs on one database. */
abstract class TrunkNodes {
  @RegisterExtension static final TestDatabase databases = new TestDatabase();

  static final Duration LEASE = Duration.ofMinutes(1);

  Database database;
  Records records;
  Furniture home;

  @BeforeEach
  void open() {
    database = databases.another();
    records =
        new Records(
            database,
            InstantSource.system(),
            new Random(5),
            new RecordingFiles(Path.of("recordings")));
    home = Furniture.team(records, 1000, 1000);
  }

  @AfterEach
  void close() {
    database.close();
  }

  final NodeId node(Map<String, Integer> trunks) {
    return records.nodes().enter("node", trunks);
  }

  final List<Claim> claimed(NodeId node) {
    return records.claims().claim(node, 100, LEASE);
  }
}
