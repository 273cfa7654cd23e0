-- The rules that the library is compared on, each as one query that counts its breaches in a made-up programme.
-- In those everything is recorded, so that nothing cannot be told; a query gives its rule's meaning for such programmes alone.
-- Terms are bounded by the charter's, which holds the date: a hub, network or membership without an end is in term.

-- AR002
SELECT count(*) FROM memberships m JOIN institutions i ON i.key = m.institution
WHERE m.term."from" <= DATE '2006-07-01' AND i.closed < DATE '2006-07-01' AND len(i.successors) = 0;

-- DC001
WITH members AS (SELECT institution FROM hubs UNION SELECT institution FROM memberships),
proposed AS (SELECT key, unnest(proposers).institution AS institution FROM priorities)
SELECT count(*) FROM priorities p WHERE p.agreed <= DATE '2006-07-01' AND NOT EXISTS (
    SELECT 1 FROM proposed JOIN members USING (institution) WHERE proposed.key = p.key);

-- DC004
SELECT count(*) FROM memberships WHERE joined = 'directed' AND term."from" <= DATE '2006-07-01';

-- DC005
WITH agenda AS (SELECT * FROM priorities WHERE agreed <= DATE '2006-07-01' AND retired IS NULL),
sizes AS (SELECT focus, count(*) AS n FROM agenda GROUP BY focus),
shares AS (
    SELECT focus, institution, count(DISTINCT key) AS n
    FROM (SELECT focus, key, unnest(proposers).institution AS institution FROM agenda) GROUP BY ALL)
SELECT count(DISTINCT s.focus) FROM shares s JOIN sizes USING (focus) WHERE sizes.n >= 3 AND s.n * 2 > sizes.n;

-- DC006
WITH agenda AS (SELECT * FROM priorities WHERE agreed <= DATE '2006-07-01' AND retired IS NULL),
days AS (SELECT focus, max(agreed) AS day FROM agenda GROUP BY focus),
heard AS (
    SELECT DISTINCT focus, c.institution FROM (SELECT focus, unnest(contributions) AS c FROM agenda) JOIN days USING (focus)
    WHERE c.date <= day),
asked_hubs AS (SELECT h.focus, h.institution FROM hubs h JOIN days USING (focus) WHERE h.term."from" <= day),
asked_partners AS (
    SELECT DISTINCT h.focus, m.institution
    FROM memberships m JOIN arrangements a ON a.key = m.arrangement JOIN hubs h ON h.key = a.hub JOIN days USING (focus)
    WHERE m.term."from" <= day
    EXCEPT SELECT focus, institution FROM asked_hubs),
of_hubs AS (
    SELECT a.focus, count(*) AS n, count(h.institution) AS heard
    FROM (SELECT DISTINCT * FROM asked_hubs) a LEFT JOIN heard h ON h.focus = a.focus AND h.institution = a.institution GROUP BY a.focus),
of_partners AS (
    SELECT a.focus, count(*) AS n, count(h.institution) AS heard
    FROM asked_partners a LEFT JOIN heard h ON h.focus = a.focus AND h.institution = a.institution GROUP BY a.focus)
SELECT count(*) FROM days LEFT JOIN of_hubs h USING (focus) LEFT JOIN of_partners p USING (focus)
WHERE h.heard * 2 < h.n OR p.heard * 4 < p.n;

-- DS001
WITH years AS (SELECT * FROM (VALUES (DATE '2004-09-01', DATE '2005-08-31'), (DATE '2005-09-01', DATE '2006-08-31')) y(first, last))
SELECT count(*) FROM hubs h CROSS JOIN years y WHERE NOT EXISTS (
    SELECT 1 FROM plans p WHERE p.hub = h.key AND p.term."from" <= y.last AND p.term.until >= y.first);

-- DS002
SELECT count(*) FROM plans WHERE term."from" <= DATE '2006-07-01' AND purpose <> 'next';

-- DS003
SELECT count(*) FROM plans WHERE term."from" <= DATE '2006-07-01' AND len(success_criteria) = 0;

-- DS004
SELECT count(*) FROM (SELECT unnest(focuses) AS focus FROM charter) f WHERE NOT EXISTS (
    SELECT 1 FROM priorities p WHERE p.focus = f.focus AND p.agreed <= DATE '2006-07-01' AND p.retired IS NULL);

-- DS005
SELECT count(*) FROM (
    SELECT focus FROM priorities WHERE agreed <= DATE '2006-07-01' AND retired IS NULL GROUP BY focus HAVING count(*) > 5);

-- DS006
SELECT count(*) FROM priorities p WHERE p.agreed <= DATE '2006-07-01' AND NOT EXISTS (
    SELECT 1 FROM (SELECT unnest(p.contributions) AS c) WHERE c.date <= p.agreed);

-- DS007
WITH served AS (SELECT key, hub, unnest(priorities) AS priority FROM plans),
sound AS (
    SELECT DISTINCT s.key FROM served s JOIN hubs h ON h.key = s.hub JOIN priorities p ON p.key = s.priority
    WHERE p.focus = h.focus AND p.agreed <= DATE '2006-07-01')
SELECT count(*) FROM plans WHERE term."from" <= DATE '2006-07-01' AND key NOT IN (SELECT key FROM sound);

-- DS008
WITH tasks AS (
    SELECT h.focus, unnest(p.tasks) AS task FROM plans p JOIN hubs h ON h.key = p.hub
    WHERE p.term."from" <= DATE '2006-07-01' AND p.term.until >= DATE '2006-07-01'),
topics AS (
    SELECT t.focus, coalesce(task.priority, task.title) AS topic, count(*) AS n,
        count(*) FILTER (a.focus = t.focus AND a.agreed <= DATE '2006-07-01') AS aligned
    FROM tasks t LEFT JOIN priorities a ON a.key = task.priority GROUP BY ALL),
sums AS (SELECT focus, sum(n) AS total, sum(aligned) AS aligned FROM topics GROUP BY focus)
SELECT count(*) FROM (
    SELECT s.focus FROM sums s JOIN topics t USING (focus) WHERE total >= 10 GROUP BY s.focus, total, s.aligned
    HAVING s.aligned < 0.8 * total OR -sum(n / total * ln(n / total)) / ln(total) > 0.8);

-- DS009
WITH years AS (
    SELECT key, hub, plan, make_date(left(year, 4)::INT, 9, 1) AS first, make_date(left(year, 4)::INT + 1, 8, 31) AS last FROM grants)
SELECT count(*) FROM years g WHERE first <= DATE '2006-07-01' AND NOT EXISTS (
    SELECT 1 FROM plans p WHERE p.key = g.plan AND p.hub = g.hub AND p.term."from" <= g.last AND p.term.until >= g.first);

-- DS010
SELECT count(*) FROM grants, charter WHERE make_date(left(year, 4)::INT, 9, 1) <= DATE '2006-07-01' AND amount <> grant_per_year;

-- DS016
SELECT count(*) FROM practices WHERE kind = 'next' AND date <= DATE '2006-07-01' AND len(evidence) = 0;

-- DT001
WITH served AS (SELECT DISTINCT focus, unnest(regions) AS region FROM hubs WHERE term."from" <= DATE '2006-07-01'),
cells AS (SELECT f.focus, r.region FROM (SELECT unnest(focuses) AS focus FROM charter) f, (SELECT unnest(regions) AS region FROM charter) r)
SELECT count(*) FROM cells WHERE (focus, region) NOT IN (SELECT (focus, region) FROM served);

-- DT003
SELECT count(*) FROM hubs h JOIN institutions i ON i.key = h.institution
WHERE h.term."from" <= DATE '2006-07-01' AND NOT list_has_any(h.regions, i.regions);

-- DT004
SELECT count(*) FROM hubs h WHERE h.term."from" <= DATE '2006-07-01' AND NOT EXISTS (
    SELECT 1 FROM arrangements a JOIN memberships m ON m.arrangement = a.key
    WHERE a.hub = h.key AND m.institution <> h.institution AND m.term."from" <= DATE '2006-07-01');

-- DT005
WITH held AS (SELECT key, unnest(flatten(list_transform(tasks, lambda t: t.holders))) AS holder FROM plans WHERE term."from" <= DATE '2006-07-01')
SELECT count(*) FROM (SELECT key FROM held GROUP BY key HAVING count(DISTINCT holder) = 1);

-- DT006
WITH RECURSIVE asked AS (
    SELECT p.key, p.origin, p.date, p.date + 365 AS due FROM practices p
    WHERE p.origin IN (SELECT institution FROM hubs WHERE term."from" <= DATE '2006-07-01') AND p.date + 365 < DATE '2006-07-01'),
carried AS (SELECT practice, "from", "to", date FROM transfers WHERE outcome <> 'rejected_with_lesson'),
reached AS (
    SELECT key, origin AS institution, date FROM asked
    UNION
    SELECT r.key, c."to", c.date FROM reached r JOIN carried c ON c.practice = r.key AND c."from" = r.institution
    JOIN asked a ON a.key = r.key WHERE c.date >= r.date AND c.date <= a.due),
arrived AS (
    SELECT DISTINCT a.key FROM reached r JOIN asked a USING (key) JOIN hubs h ON h.institution = a.origin
    JOIN arrangements n ON n.hub = h.key JOIN memberships m ON m.arrangement = n.key AND m.institution = r.institution
    WHERE r.institution <> a.origin AND m.term."from" <= DATE '2006-07-01')
SELECT count(*) FROM asked WHERE key NOT IN (SELECT key FROM arrived);

-- DT010
WITH acts AS (
    SELECT origin AS institution FROM practices WHERE date <= DATE '2006-07-01'
    UNION ALL SELECT "from" FROM transfers WHERE date <= DATE '2006-07-01'),
spread AS (
    SELECT region, count(*) AS n FROM (SELECT unnest(i.regions) AS region FROM acts a JOIN institutions i ON i.key = a.institution)
    WHERE region IN (SELECT unnest(regions) FROM charter) GROUP BY region),
total AS (SELECT sum(n) AS all_acts FROM spread)
SELECT count(*) FROM (
    SELECT -sum(n / all_acts * ln(n / all_acts)) / ln((SELECT len(regions) FROM charter)) AS evenness FROM spread, total)
WHERE evenness < 0.8;
