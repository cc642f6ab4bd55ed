"""What a batch withstands and what it costs, at full size; each script says its own figures.

python -m tests.benchmarks.batch.kills       200 kills, a full disk, a read-only one
python -m tests.benchmarks.batch.archives    2,000 articles of each archive kind
python -m tests.benchmarks.batch.scaling     two workers beside one, and beside no batch
python -m tests.benchmarks.batch.memory      200 articles beside 20,000
python -m tests.benchmarks.batch.million     a ledger of a million
"""
