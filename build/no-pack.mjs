process.stderr.write(
  'certdesk: What npm pack would pack here is the checkout.\n  → Run "npm run package": it makes out/certdesk-VERSION.tgz.\n',
)
process.exit(1)
