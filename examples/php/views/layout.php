<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Fernleaf</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/shop.css" />
    <script
      async
      src="<?= escape(setting('SELGEO_SCRIPT')) ?>"
      data-merchant="<?= escape(setting('SELGEO_MERCHANT')) ?>"
      data-api-url="<?= escape(setting('SELGEO_API_URL')) ?>"
    ></script>
  </head>
  <body>
    <nav aria-label="Main"><a href="/">Fernleaf</a></nav>
    <main>
      <?= $main ?>
    </main>
  </body>
</html>
