import campaigns.models.scorecard
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='mã')),
                ('title', models.CharField(max_length=300, verbose_name='trích yếu kế hoạch')),
                ('movement', models.CharField(max_length=200, verbose_name='tên phong trào')),
                ('plan_number', models.CharField(max_length=40, verbose_name='số, ký hiệu kế hoạch')),
                ('plan_date', models.DateField(verbose_name='ngày ban hành kế hoạch')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến ngày')),
                ('slogan', models.CharField(max_length=400, verbose_name='khẩu hiệu thi đua')),
                ('preamble', models.TextField(blank=True, verbose_name='lời mở đầu của kế hoạch')),
                ('is_active', models.BooleanField(default=False, help_text='Cổng mang tên và phong trào của kế hoạch này. Mỗi lúc chỉ một kế hoạch.', verbose_name='đang hiển thị trên cổng')),
            ],
            options={
                'verbose_name': 'kế hoạch phát động',
                'verbose_name_plural': 'kế hoạch phát động',
                'ordering': ('-plan_date', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Collective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên tập thể')),
                ('kind', models.CharField(choices=[('committee', 'Ủy ban nhân dân'), ('front', 'Mặt trận Tổ quốc'), ('mass_organisation', 'Đoàn thể chính trị - xã hội'), ('agency', 'Cơ quan, đơn vị'), ('hamlet', 'Xóm')], max_length=20, verbose_name='loại')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('founded_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='năm thành lập')),
                ('headcount', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số cán bộ, công chức, người lao động')),
                ('structure', models.TextField(blank=True, verbose_name='cơ cấu tổ chức')),
                ('functions', models.TextField(blank=True, verbose_name='chức năng, nhiệm vụ')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='giải thể, sáp nhập từ ngày')),
                ('name_search', models.CharField(db_index=True, editable=False, max_length=200)),
                ('name_sort', models.CharField(editable=False, max_length=1000)),
            ],
            options={
                'verbose_name': 'tập thể',
                'verbose_name_plural': 'tập thể',
                'ordering': ('position', 'name_sort', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='tên đầy đủ')),
                ('short_name', models.CharField(max_length=120, verbose_name='tên ngắn')),
                ('abbreviation', models.CharField(help_text='Ví dụ: UBND – cho “05/TTr-UBND”.', max_length=20, verbose_name='chữ viết tắt trong số, ký hiệu')),
                ('parent_name', models.CharField(max_length=200, verbose_name='cơ quan cấp trên trực tiếp')),
                ('parent_short_name', models.CharField(max_length=120, verbose_name='tên ngắn của cấp trên')),
                ('place', models.CharField(max_length=80, verbose_name='địa danh ghi trên văn bản')),
                ('council_name', models.CharField(max_length=200, verbose_name='tên Hội đồng Thi đua – Khen thưởng')),
                ('council_abbreviation', models.CharField(max_length=20, verbose_name='chữ viết tắt của Hội đồng')),
            ],
            options={
                'verbose_name': 'cơ quan',
                'verbose_name_plural': 'cơ quan',
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('full_name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('collective', models.ForeignKey(blank=True, help_text='Tập thể mà tài khoản này thay mặt đăng ký, tự chấm điểm và đề nghị.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='speakers', to='campaigns.collective', verbose_name='đơn vị đại diện')),
            ],
            options={
                'verbose_name': 'tài khoản',
                'verbose_name_plural': 'tài khoản',
                'ordering': ('username',),
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('username', models.CharField(max_length=150, verbose_name='tài khoản')),
                ('actor', models.CharField(max_length=150, verbose_name='người thực hiện')),
                ('action', models.CharField(max_length=60, verbose_name='việc')),
                ('summary', models.CharField(max_length=400, verbose_name='nội dung')),
                ('object_type', models.CharField(max_length=60, verbose_name='loại đối tượng')),
                ('object_id', models.CharField(max_length=40, verbose_name='mã đối tượng')),
                ('object_label', models.CharField(max_length=400, verbose_name='đối tượng')),
                ('reason', models.TextField(blank=True, verbose_name='lý do')),
                ('changes', models.JSONField(blank=True, default=dict, verbose_name='thay đổi')),
            ],
            options={
                'verbose_name': 'nhật ký',
                'verbose_name_plural': 'nhật ký',
                'ordering': ('-at', '-pk'),
                'indexes': [models.Index(fields=['object_type', 'object_id', 'at'], name='audit_object')],
            },
        ),
        migrations.CreateModel(
            name='AwardForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='hình thức khen thưởng')),
                ('level', models.CharField(choices=[('commune', 'Cấp xã'), ('district', 'Cấp huyện'), ('province', 'Cấp tỉnh'), ('state', 'Cấp Nhà nước')], max_length=20, verbose_name='cấp quyết định')),
                ('authority', models.CharField(max_length=200, verbose_name='người có thẩm quyền')),
                ('submit_to', models.CharField(blank=True, max_length=200, verbose_name='nơi nhận hồ sơ')),
                ('sets', models.PositiveSmallIntegerField(default=0, verbose_name='số bộ hồ sơ')),
                ('originals', models.PositiveSmallIntegerField(default=0, verbose_name='trong đó bản gốc')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='award_forms', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'hình thức khen thưởng',
                'verbose_name_plural': 'hình thức khen thưởng',
                'ordering': ('campaign', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='tiêu đề')),
                ('summary', models.CharField(blank=True, max_length=400, verbose_name='tóm tắt')),
                ('body', models.TextField(verbose_name='nội dung')),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('published', 'Đã đăng')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng lúc')),
                ('title_search', models.CharField(editable=False, max_length=200)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người viết')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'tin',
                'verbose_name_plural': 'tin',
                'ordering': ('-published_at', '-created_at', '-pk'),
                'abstract': False,
                'default_related_name': 'announcements',
            },
        ),
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='tên bảng điểm')),
                ('participant_kind', models.CharField(choices=[('collective', 'Tập thể'), ('individual', 'Cá nhân')], max_length=20, verbose_name='dùng cho')),
                ('total', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='tổng điểm')),
                ('is_sample', models.BooleanField(default=True, help_text='Bỏ chọn khi cơ quan đã thay hoặc xác nhận bảng điểm này.', verbose_name='bảng điểm minh họa')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria_sets', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'bảng điểm',
                'verbose_name_plural': 'bảng điểm',
                'ordering': ('campaign', 'participant_kind', 'code'),
            },
        ),
        migrations.CreateModel(
            name='CriteriaSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=300, verbose_name='nhóm tiêu chí')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='campaigns.criteriaset', verbose_name='bảng điểm')),
            ],
            options={
                'verbose_name': 'nhóm tiêu chí',
                'verbose_name_plural': 'nhóm tiêu chí',
                'ordering': ('criteria_set', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='GradeBand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=60, verbose_name='xếp loại')),
                ('at_least', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='từ (điểm)')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grade_bands', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'mức xếp loại',
                'verbose_name_plural': 'mức xếp loại',
                'ordering': ('campaign', '-at_least', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Individual',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('other_name', models.CharField(blank=True, max_length=120, verbose_name='bí danh')),
                ('date_of_birth', models.DateField(blank=True, null=True, verbose_name='ngày sinh')),
                ('hometown', models.CharField(blank=True, max_length=200, verbose_name='quê quán')),
                ('residence', models.CharField(blank=True, max_length=200, verbose_name='nơi thường trú')),
                ('kind', models.CharField(choices=[('cadre', 'Cán bộ'), ('official', 'Công chức'), ('public_employee', 'Viên chức'), ('worker', 'Người lao động')], max_length=20, verbose_name='đối tượng')),
                ('post', models.CharField(max_length=160, verbose_name='chức vụ, vị trí công tác')),
                ('is_head', models.BooleanField(default=False, verbose_name='là người đứng đầu đơn vị')),
                ('entered_on', models.DateField(verbose_name='công tác từ ngày')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='thôi công tác từ ngày')),
                ('name_search', models.CharField(db_index=True, editable=False, max_length=120)),
                ('name_sort', models.CharField(editable=False, max_length=600)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='campaigns.collective', verbose_name='đơn vị công tác')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='individuals', to='campaigns.organisation', verbose_name='cơ quan')),
            ],
            options={
                'verbose_name': 'cá nhân',
                'verbose_name_plural': 'cá nhân',
                'ordering': ('name_sort', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Exemplar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='tiêu đề')),
                ('summary', models.CharField(blank=True, max_length=400, verbose_name='tóm tắt')),
                ('body', models.TextField(verbose_name='nội dung')),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('published', 'Đã đăng')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng lúc')),
                ('title_search', models.CharField(editable=False, max_length=200)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người viết')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='campaigns.campaign', verbose_name='kế hoạch')),
                ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exemplars', to='campaigns.collective', verbose_name='tập thể')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exemplars', to='campaigns.individual', verbose_name='cá nhân')),
            ],
            options={
                'verbose_name': 'điển hình tiên tiến',
                'verbose_name_plural': 'điển hình tiên tiến',
                'ordering': ('-published_at', '-created_at', '-pk'),
                'abstract': False,
                'default_related_name': 'exemplars',
            },
        ),
        migrations.AddField(
            model_name='user',
            name='individual',
            field=models.OneToOneField(blank=True, help_text='Chính người sử dụng tài khoản này, nếu người đó tham gia phong trào.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='user', to='campaigns.individual', verbose_name='cá nhân'),
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('text', models.TextField(verbose_name='căn cứ')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'căn cứ',
                'verbose_name_plural': 'căn cứ',
                'ordering': ('campaign', 'position', 'pk'),
                'abstract': False,
                'default_related_name': 'legal_bases',
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='chỉ số')),
                ('unit', models.CharField(choices=[('percent', '%'), ('points', 'điểm'), ('rating', 'mức xếp loại')], max_length=10, verbose_name='đơn vị tính')),
                ('measured_kind', models.CharField(choices=[('collective', 'Tập thể'), ('individual', 'Cá nhân'), ('both', 'Tập thể và cá nhân')], max_length=20, verbose_name='áp dụng cho')),
                ('minimum', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='nhỏ nhất')),
                ('maximum', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='lớn nhất')),
                ('decimals', models.PositiveSmallIntegerField(default=2, verbose_name='số chữ số thập phân')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'chỉ số',
                'verbose_name_plural': 'chỉ số',
                'ordering': ('campaign', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('text', models.TextField(verbose_name='tiêu chí')),
                ('max_points', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='điểm tối đa')),
                ('rule', models.CharField(choices=[('judgement', 'Theo đánh giá'), ('ratio', 'Theo tỷ lệ của chỉ số'), ('choice', 'Theo mức lựa chọn'), ('deduction', 'Trừ điểm')], max_length=20, verbose_name='cách tính điểm')),
                ('evidence_required', models.BooleanField(default=False, verbose_name='cần tài liệu kiểm chứng')),
                ('full_at', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='đạt điểm tối đa khi chỉ số từ')),
                ('options', models.JSONField(blank=True, default=list, help_text='Danh sách các mức, ví dụ [{"label": "Đúng hạn", "points": "5"}].', verbose_name='các mức lựa chọn')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='campaigns.criteriasection', verbose_name='nhóm')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.measure', verbose_name='chỉ số')),
            ],
            options={
                'verbose_name': 'tiêu chí',
                'verbose_name_plural': 'tiêu chí',
                'ordering': ('section', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('group', models.CharField(max_length=20, verbose_name='nhóm thông điệp')),
                ('text', models.CharField(max_length=300, verbose_name='nội dung')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'thông điệp',
                'verbose_name_plural': 'thông điệp',
                'ordering': ('campaign', 'position', 'pk'),
                'abstract': False,
                'default_related_name': 'messages',
            },
        ),
        migrations.AddField(
            model_name='collective',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='collectives', to='campaigns.organisation', verbose_name='cơ quan'),
        ),
        migrations.AddField(
            model_name='campaign',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='campaigns.organisation', verbose_name='cơ quan'),
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('kind', models.CharField(choices=[('annual', 'Hằng năm'), ('term', 'Giai đoạn')], max_length=20, verbose_name='loại')),
                ('name', models.CharField(max_length=120, verbose_name='tên đợt')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='năm')),
                ('registration_opens', models.DateField(verbose_name='mở đăng ký')),
                ('registration_closes', models.DateField(help_text='Ngày cuối cùng còn đăng ký được.', verbose_name='hết hạn đăng ký')),
                ('scoring_closes', models.DateField(help_text='Ngày cuối cùng còn gửi phiếu được.', verbose_name='hết hạn tự chấm điểm')),
                ('dossier_before', models.DateField(help_text='“Trước ngày 30/12” nghĩa là ngày cuối cùng là 29/12.', verbose_name='hồ sơ gửi trước ngày')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='periods', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'đợt thi đua',
                'verbose_name_plural': 'đợt thi đua',
                'ordering': ('campaign', 'dossier_before', 'kind', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Initiative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='tên sáng kiến, giải pháp')),
                ('effect', models.TextField(blank=True, verbose_name='hiệu quả')),
                ('level', models.CharField(blank=True, choices=[('commune', 'Cấp xã'), ('district', 'Cấp huyện'), ('province', 'Cấp tỉnh'), ('state', 'Cấp Nhà nước')], max_length=20, verbose_name='cấp công nhận')),
                ('recognised_by', models.CharField(blank=True, max_length=200, verbose_name='cơ quan công nhận')),
                ('decision_number', models.CharField(blank=True, max_length=60, verbose_name='số quyết định công nhận')),
                ('decision_date', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='campaigns.collective', verbose_name='tập thể')),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='campaigns.individual', verbose_name='cá nhân')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='campaigns.period', verbose_name='đợt thi đua')),
            ],
            options={
                'verbose_name': 'sáng kiến',
                'verbose_name_plural': 'sáng kiến',
                'ordering': ('period', 'title', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(max_length=160, verbose_name='chức vụ, vị trí công tác')),
                ('from_date', models.DateField(verbose_name='từ ngày')),
                ('to_date', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('individual', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='campaigns.individual', verbose_name='cá nhân')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='campaigns.collective', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'quá trình công tác',
                'verbose_name_plural': 'quá trình công tác',
                'ordering': ('individual', 'from_date', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='PropagandaActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='ngày thực hiện')),
                ('form', models.CharField(choices=[('loudspeaker', 'Phát thanh'), ('meeting', 'Hội nghị, họp xóm'), ('poster', 'Pa nô, áp phích, băng rôn'), ('online', 'Trang thông tin điện tử, mạng xã hội'), ('leaflet', 'Tờ rơi, tài liệu'), ('contest', 'Hội thi, tọa đàm')], max_length=20, verbose_name='hình thức')),
                ('title', models.CharField(max_length=300, verbose_name='nội dung')),
                ('reach', models.PositiveIntegerField(default=0, verbose_name='số lượt người tiếp cận')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='propaganda', to='campaigns.campaign', verbose_name='kế hoạch')),
                ('collective', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='propaganda', to='campaigns.collective', verbose_name='đơn vị thực hiện')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'hoạt động tuyên truyền',
                'verbose_name_plural': 'hoạt động tuyên truyền',
                'ordering': ('-held_on', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=120, verbose_name='mức xếp loại')),
                ('rank', models.PositiveSmallIntegerField(help_text='Bậc càng lớn, mức càng cao.', verbose_name='bậc')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'mức xếp loại cán bộ, công chức',
                'verbose_name_plural': 'mức xếp loại cán bộ, công chức',
                'ordering': ('campaign', '-rank', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('text', models.CharField(max_length=300, verbose_name='nơi nhận')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'nơi nhận',
                'verbose_name_plural': 'nơi nhận',
                'ordering': ('campaign', 'position', 'pk'),
                'abstract': False,
                'default_related_name': 'recipients',
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(blank=True, max_length=160, verbose_name='chức vụ lúc đăng ký')),
                ('completion_level', models.CharField(blank=True, choices=[('excellent', 'Hoàn thành xuất sắc nhiệm vụ'), ('good', 'Hoàn thành tốt nhiệm vụ'), ('done', 'Hoàn thành nhiệm vụ')], max_length=20, verbose_name='mức độ hoàn thành nhiệm vụ đăng ký')),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('submitted', 'Đã gửi'), ('returned', 'Trả lại'), ('accepted', 'Đã tiếp nhận')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('is_late', models.BooleanField(default=False, verbose_name='đăng ký muộn')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                ('returned_at', models.DateTimeField(blank=True, null=True, verbose_name='trả lại lúc')),
                ('return_reason', models.TextField(blank=True, verbose_name='lý do trả lại')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='tiếp nhận lúc')),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('award_form', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='campaigns.awardform', verbose_name='hình thức khen thưởng phấn đấu đạt được')),
                ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='campaigns.collective', verbose_name='tập thể')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('individual', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='campaigns.individual', verbose_name='cá nhân')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='campaigns.period', verbose_name='đợt thi đua')),
                ('returned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(help_text='Tập thể đăng ký, hoặc đơn vị của cá nhân vào lúc đăng ký.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.collective', verbose_name='đơn vị lúc đăng ký')),
            ],
            options={
                'verbose_name': 'đăng ký thi đua',
                'verbose_name_plural': 'đăng ký thi đua',
                'ordering': ('period', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='MeasureValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='giá trị')),
                ('source', models.CharField(max_length=300, verbose_name='văn bản, nguồn số liệu')),
                ('recorded_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='campaigns.measure', verbose_name='chỉ số')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rating', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.rating', verbose_name='mức xếp loại')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measure_values', to='campaigns.registration', verbose_name='đăng ký')),
            ],
            options={
                'verbose_name': 'giá trị chỉ số',
                'verbose_name_plural': 'giá trị chỉ số',
                'ordering': ('registration', 'measure__position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='RegistrationTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('figure', 'Chỉ tiêu thi đua'), ('task', 'Nhiệm vụ công tác trọng tâm')], max_length=10, verbose_name='loại')),
                ('text', models.CharField(max_length=400, verbose_name='nội dung')),
                ('unit', models.CharField(blank=True, max_length=40, verbose_name='đơn vị tính')),
                ('planned', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='đăng ký')),
                ('reached', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='đạt được')),
                ('result', models.CharField(blank=True, max_length=600, verbose_name='kết quả thực hiện')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='campaigns.registration', verbose_name='đăng ký')),
            ],
            options={
                'verbose_name': 'chỉ tiêu, nhiệm vụ',
                'verbose_name_plural': 'chỉ tiêu, nhiệm vụ',
                'ordering': ('registration', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('max_points', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='điểm tối đa')),
                ('self_points', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='điểm tự chấm')),
                ('self_note', models.TextField(blank=True, verbose_name='thuyết minh')),
                ('points', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='điểm thẩm định')),
                ('reason', models.TextField(blank=True, verbose_name='lý do điều chỉnh')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='campaigns.criterion', verbose_name='tiêu chí')),
            ],
            options={
                'verbose_name': 'điểm',
                'verbose_name_plural': 'điểm',
                'ordering': ('scorecard', 'criterion__section__position', 'criterion__position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='tên tài liệu')),
                ('file', models.FileField(max_length=200, upload_to=campaigns.models.scorecard.evidence_name, verbose_name='tệp')),
                ('filename', models.CharField(max_length=200, verbose_name='tên tệp')),
                ('content_type', models.CharField(max_length=100, verbose_name='loại tệp')),
                ('size', models.PositiveIntegerField(verbose_name='dung lượng (byte)')),
                ('sha256', models.CharField(max_length=64, verbose_name='mã kiểm tra SHA-256')),
                ('uploaded_at', models.DateTimeField(verbose_name='tải lên lúc')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('score', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='campaigns.score', verbose_name='điểm')),
            ],
            options={
                'verbose_name': 'tài liệu kiểm chứng',
                'verbose_name_plural': 'tài liệu kiểm chứng',
                'ordering': ('score', 'uploaded_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Scorecard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Đang tự chấm'), ('submitted', 'Đã gửi chấm'), ('returned', 'Trả lại'), ('appraised', 'Đã thẩm định'), ('published', 'Đã công bố')], default='draft', max_length=20, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('is_late', models.BooleanField(default=False, verbose_name='gửi muộn')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                ('return_reason', models.TextField(blank=True, verbose_name='lý do trả lại')),
                ('appraised_at', models.DateTimeField(blank=True, null=True, verbose_name='thẩm định lúc')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='công bố lúc')),
                ('self_total', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, verbose_name='tổng điểm tự chấm')),
                ('total', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, verbose_name='tổng điểm thẩm định')),
                ('rank', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='thứ hạng')),
                ('appraised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scorecards', to='campaigns.criteriaset', verbose_name='bảng điểm')),
                ('grade', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.gradeband', verbose_name='xếp loại')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('registration', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='scorecard', to='campaigns.registration', verbose_name='đăng ký')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'phiếu chấm điểm',
                'verbose_name_plural': 'phiếu chấm điểm',
                'ordering': ('registration',),
            },
        ),
        migrations.AddField(
            model_name='score',
            name='scorecard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='campaigns.scorecard', verbose_name='phiếu'),
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('number', models.CharField(max_length=12, verbose_name='số mục')),
                ('heading', models.CharField(max_length=300, verbose_name='tiêu đề')),
                ('body', models.TextField(blank=True, verbose_name='nội dung')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'mục của kế hoạch',
                'verbose_name_plural': 'mục của kế hoạch',
                'ordering': ('campaign', 'position', 'pk'),
                'abstract': False,
                'default_related_name': 'sections',
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('role', models.CharField(choices=[('chairman', 'Chủ tịch'), ('vice_chairman', 'Phó Chủ tịch')], max_length=20, verbose_name='vai trò')),
                ('name', models.CharField(max_length=120, verbose_name='họ và tên')),
                ('title', models.CharField(max_length=120, verbose_name='chức vụ')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='campaigns.organisation', verbose_name='cơ quan')),
            ],
            options={
                'verbose_name': 'người ký',
                'verbose_name_plural': 'người ký',
                'ordering': ('organisation', 'position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('place', models.CharField(max_length=200, verbose_name='vị trí')),
                ('written', models.CharField(max_length=400, verbose_name='bản gốc viết')),
                ('note', models.CharField(max_length=400, verbose_name='hiển thị, xử lý')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='campaigns.campaign', verbose_name='kế hoạch')),
            ],
            options={
                'verbose_name': 'điểm cần rà soát',
                'verbose_name_plural': 'điểm cần rà soát trong văn bản kế hoạch',
                'ordering': ('campaign', 'position', 'pk'),
                'abstract': False,
                'default_related_name': 'slips',
            },
        ),
        migrations.AddConstraint(
            model_name='awardform',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['commune', 'district', 'province', 'state'])), name='award_form_level_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='awardform',
            constraint=models.UniqueConstraint(fields=('campaign', 'code'), name='award_form_code_once', violation_error_message='Mã hình thức khen thưởng này đã có trong kế hoạch.'),
        ),
        migrations.AddConstraint(
            model_name='awardform',
            constraint=models.CheckConstraint(condition=models.Q(('originals__isnull', True), ('sets__isnull', True), ('originals__lte', models.F('sets')), _connector='OR'), name='award_form_originals_within_sets', violation_error_message='Số bản gốc không được vượt quá số bộ.'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published'])), name='announcement_state_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state__in', ['published'])), models.Q(models.Q(('state__in', ['published']), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='announcement_published_iff_state', violation_error_message='Tin đã đăng phải có ngày đăng.'),
        ),
        migrations.AddConstraint(
            model_name='criteriaset',
            constraint=models.CheckConstraint(condition=models.Q(('participant_kind__in', ['collective', 'individual'])), name='criteria_set_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='criteriaset',
            constraint=models.UniqueConstraint(fields=('campaign', 'code'), name='criteria_set_code_once', violation_error_message='Mã đã có.'),
        ),
        migrations.AddConstraint(
            model_name='criteriaset',
            constraint=models.UniqueConstraint(fields=('campaign', 'participant_kind'), name='criteria_set_one_per_kind', violation_error_message='Mỗi kế hoạch chỉ có một bảng điểm cho mỗi loại đối tượng.'),
        ),
        migrations.AddConstraint(
            model_name='criteriaset',
            constraint=models.CheckConstraint(condition=models.Q(('total__gt', 0)), name='criteria_set_total_positive', violation_error_message='Tổng điểm phải lớn hơn 0.'),
        ),
        migrations.AddConstraint(
            model_name='criteriasection',
            constraint=models.UniqueConstraint(fields=('criteria_set', 'code'), name='criteria_section_code_once', violation_error_message='Mã nhóm đã có trong bảng điểm.'),
        ),
        migrations.AddConstraint(
            model_name='gradeband',
            constraint=models.UniqueConstraint(fields=('campaign', 'code'), name='grade_band_code_once', violation_error_message='Mã đã có.'),
        ),
        migrations.AddConstraint(
            model_name='gradeband',
            constraint=models.UniqueConstraint(fields=('campaign', 'at_least'), name='grade_band_threshold_once', violation_error_message='Đã có mức xếp loại với ngưỡng điểm này.'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published'])), name='exemplar_state_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state__in', ['published'])), models.Q(models.Q(('state__in', ['published']), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='exemplar_published_iff_state', violation_error_message='Bài đã đăng phải có ngày đăng.'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(('collective__isnull', True), ('individual__isnull', True), _connector='OR'), name='exemplar_at_most_one_subject', violation_error_message='Bài viết về một tập thể hoặc một cá nhân, không cả hai.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('unit__in', ['percent', 'points', 'rating'])), name='measure_unit_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('measured_kind__in', ['collective', 'individual', 'both'])), name='measure_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('minimum__isnull', True), ('maximum__isnull', True), ('minimum__lte', models.F('maximum')), _connector='OR'), name='measure_range_in_order', violation_error_message='Giá trị nhỏ nhất phải không lớn hơn lớn nhất.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('decimals__lte', 2)), name='measure_two_decimals', violation_error_message='Chỉ số có nhiều nhất 2 chữ số thập phân.'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('campaign', 'code'), name='measure_code_once', violation_error_message='Mã đã có.'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(('rule__in', ['judgement', 'ratio', 'choice', 'deduction'])), name='criterion_rule_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('section', 'code'), name='criterion_code_once', violation_error_message='Mã tiêu chí đã có trong nhóm.'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(('max_points__gt', 0)), name='criterion_points_positive', violation_error_message='Điểm tối đa phải lớn hơn 0.'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rule', 'ratio'), _negated=True), models.Q(('full_at__gt', 0), ('full_at__isnull', False), ('measure__isnull', False)), _connector='OR'), name='criterion_ratio_has_measure', violation_error_message='Tiêu chí tính theo tỷ lệ phải có chỉ số và mức đạt điểm tối đa.'),
        ),
        migrations.AddConstraint(
            model_name='individual',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['cadre', 'official', 'public_employee', 'worker'])), name='individual_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='individual',
            constraint=models.CheckConstraint(condition=models.Q(('entered_on__isnull', True), ('left_on__isnull', True), ('entered_on__lte', models.F('left_on')), _connector='OR'), name='individual_dates_in_order', violation_error_message='Ngày thôi công tác phải sau ngày vào.'),
        ),
        migrations.AddConstraint(
            model_name='individual',
            constraint=models.UniqueConstraint(fields=('organisation', 'name_search', 'date_of_birth'), name='individual_once', violation_error_message='Người này (cùng họ tên, cùng ngày sinh) đã có trong danh sách.'),
        ),
        migrations.AddConstraint(
            model_name='collective',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['committee', 'front', 'mass_organisation', 'agency', 'hamlet'])), name='collective_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='collective',
            constraint=models.UniqueConstraint(fields=('organisation', 'code'), name='collective_code_once', violation_error_message='Mã tập thể này đã có.'),
        ),
        migrations.AddConstraint(
            model_name='collective',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='collective_name_once', violation_error_message='Tên tập thể này đã có.'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('starts_on__lte', models.F('ends_on')), _connector='OR'), name='campaign_dates_in_order', violation_error_message='Ngày bắt đầu phải trước ngày kết thúc.'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.UniqueConstraint(condition=models.Q(('is_active', True)), fields=('is_active',), name='campaign_one_active', violation_error_message='Đã có một kế hoạch khác đang hiển thị trên cổng.'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['annual', 'term'])), name='period_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.UniqueConstraint(fields=('campaign', 'code'), name='period_code_once', violation_error_message='Mã đợt này đã có trong kế hoạch.'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'annual'), ('year__isnull', False)), models.Q(('kind', 'term'), ('year__isnull', True)), _connector='OR'), name='period_year_iff_annual', violation_error_message='Đợt hằng năm phải ghi năm; đợt giai đoạn để trống năm.'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(('registration_opens__isnull', True), ('registration_closes__isnull', True), ('registration_opens__lte', models.F('registration_closes')), _connector='OR'), name='period_registration_in_order', violation_error_message='Ngày mở đăng ký phải trước ngày hết hạn đăng ký.'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(('registration_closes__isnull', True), ('scoring_closes__isnull', True), ('registration_closes__lte', models.F('scoring_closes')), _connector='OR'), name='period_scoring_after_registration', violation_error_message='Hạn tự chấm điểm không được trước hạn đăng ký.'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(('scoring_closes__isnull', True), ('dossier_before__isnull', True), ('scoring_closes__lte', models.F('dossier_before')), _connector='OR'), name='period_dossier_after_scoring', violation_error_message='Hạn gửi hồ sơ không được trước hạn tự chấm điểm.'),
        ),
        migrations.AddConstraint(
            model_name='initiative',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', False), ('individual__isnull', True)), models.Q(('collective__isnull', True), ('individual__isnull', False)), _connector='OR'), name='initiative_one_author', violation_error_message='Sáng kiến phải thuộc về đúng một tập thể hoặc một cá nhân.'),
        ),
        migrations.AddConstraint(
            model_name='initiative',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['', 'commune', 'district', 'province', 'state'])), name='initiative_level_known', violation_error_message='Cấp công nhận không thuộc danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='initiative',
            constraint=models.CheckConstraint(condition=models.Q(('level', ''), models.Q(models.Q(('recognised_by', ''), _negated=True), models.Q(('decision_number', ''), _negated=True), ('decision_date__isnull', False)), _connector='OR'), name='initiative_recognition_complete', violation_error_message='Sáng kiến được công nhận phải ghi cơ quan, số và ngày quyết định.'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('from_date__isnull', True), ('to_date__isnull', True), ('from_date__lte', models.F('to_date')), _connector='OR'), name='posting_dates_in_order', violation_error_message='Ngày đến phải sau ngày từ.'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.UniqueConstraint(condition=models.Q(('to_date__isnull', True)), fields=('individual',), name='posting_one_open', violation_error_message='Người này đang có một vị trí công tác chưa kết thúc.'),
        ),
        migrations.AddConstraint(
            model_name='propagandaactivity',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['loudspeaker', 'meeting', 'poster', 'online', 'leaflet', 'contest'])), name='propaganda_form_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('campaign', 'code'), name='rating_code_once', violation_error_message='Mã đã có.'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('campaign', 'rank'), name='rating_rank_once', violation_error_message='Bậc đã có.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'accepted'])), name='registration_state_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', False), ('individual__isnull', True)), models.Q(('collective__isnull', True), ('individual__isnull', False)), _connector='OR'), name='registration_one_participant', violation_error_message='Đăng ký phải thuộc về đúng một tập thể hoặc một cá nhân.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(('collective__isnull', False)), fields=('period', 'collective'), name='registration_collective_once', violation_error_message='Tập thể này đã có đăng ký trong đợt thi đua.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(('individual__isnull', False)), fields=('period', 'individual'), name='registration_individual_once', violation_error_message='Cá nhân này đã có đăng ký trong đợt thi đua.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('completion_level__in', ['', 'excellent', 'good', 'done'])), name='registration_completion_known', violation_error_message='Mức độ hoàn thành không thuộc danh mục.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), _connector='OR'), name='registration_submitted_together', violation_error_message='Ngày gửi và người gửi phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'accepted', 'returned']), ('submitted_at__isnull', False)), models.Q(models.Q(('state__in', ['submitted', 'accepted', 'returned']), _negated=True), ('submitted_at__isnull', True)), _connector='OR'), name='registration_submitted_iff_state', violation_error_message='Đăng ký đã gửi phải có ngày gửi; bản nháp thì không.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('returned_at__isnull', False), ('returned_by__isnull', False)), models.Q(('returned_at__isnull', True), ('returned_by__isnull', True)), _connector='OR'), name='registration_returned_together', violation_error_message='Ngày trả lại và người trả lại phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('returned_at__isnull', False), ('state', 'returned'), models.Q(('return_reason', ''), _negated=True)), models.Q(models.Q(('state', 'returned'), _negated=True), ('return_reason', ''), ('returned_at__isnull', True)), _connector='OR'), name='registration_returned_with_reason', violation_error_message='Trả lại đăng ký phải ghi rõ lý do.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), _connector='OR'), name='registration_accepted_together', violation_error_message='Ngày tiếp nhận và người tiếp nhận phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('state__in', ['accepted'])), models.Q(models.Q(('state__in', ['accepted']), _negated=True), ('accepted_at__isnull', True)), _connector='OR'), name='registration_accepted_iff_state', violation_error_message='Đăng ký đã tiếp nhận phải có ngày tiếp nhận.'),
        ),
        migrations.AddConstraint(
            model_name='measurevalue',
            constraint=models.UniqueConstraint(fields=('registration', 'measure'), name='measure_value_once', violation_error_message='Chỉ số này đã có giá trị.'),
        ),
        migrations.AddConstraint(
            model_name='measurevalue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rating__isnull', True), ('value__isnull', False)), models.Q(('rating__isnull', False), ('value__isnull', True)), _connector='OR'), name='measure_value_or_rating', violation_error_message='Hãy ghi đúng một trong hai: số liệu hoặc mức xếp loại.'),
        ),
        migrations.AddConstraint(
            model_name='measurevalue',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='measure_value_has_source', violation_error_message='Hãy ghi văn bản hoặc nguồn của số liệu.'),
        ),
        migrations.AddConstraint(
            model_name='registrationtarget',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['figure', 'task'])), name='target_kind_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='registrationtarget',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'figure'), _negated=True), ('planned__isnull', False), _connector='OR'), name='target_figure_planned', violation_error_message='Chỉ tiêu phải có con số đăng ký.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'appraised', 'published'])), name='scorecard_state_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), _connector='OR'), name='scorecard_submitted_together', violation_error_message='Ngày gửi và người gửi phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'returned', 'appraised', 'published']), ('submitted_at__isnull', False)), models.Q(models.Q(('state__in', ['submitted', 'returned', 'appraised', 'published']), _negated=True), ('submitted_at__isnull', True)), _connector='OR'), name='scorecard_submitted_iff_state', violation_error_message='Phiếu đã gửi phải có ngày gửi; phiếu đang chấm thì không.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), models.Q(('return_reason', ''), _negated=True)), models.Q(models.Q(('state', 'returned'), _negated=True), ('return_reason', '')), _connector='OR'), name='scorecard_returned_with_reason', violation_error_message='Trả lại phiếu phải ghi rõ lý do.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appraised_at__isnull', False), ('appraised_by__isnull', False)), models.Q(('appraised_at__isnull', True), ('appraised_by__isnull', True)), _connector='OR'), name='scorecard_appraised_together', violation_error_message='Ngày thẩm định và người thẩm định phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appraised_at__isnull', False), ('state__in', ['appraised', 'published'])), models.Q(models.Q(('state__in', ['appraised', 'published']), _negated=True), ('appraised_at__isnull', True)), _connector='OR'), name='scorecard_appraised_iff_state', violation_error_message='Phiếu đã thẩm định phải có ngày thẩm định.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['appraised', 'published']), ('total__isnull', False)), models.Q(models.Q(('state__in', ['appraised', 'published']), _negated=True), ('total__isnull', True)), _connector='OR'), name='scorecard_total_iff_appraised', violation_error_message='Phiếu đã thẩm định phải có tổng điểm.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('published_by__isnull', False)), models.Q(('published_at__isnull', True), ('published_by__isnull', True)), _connector='OR'), name='scorecard_published_together', violation_error_message='Ngày công bố và người công bố phải đi cùng nhau.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state__in', ['published'])), models.Q(models.Q(('state__in', ['published']), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='scorecard_published_iff_state', violation_error_message='Phiếu đã công bố phải có ngày công bố.'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rank__isnull', False), ('state__in', ['published'])), models.Q(models.Q(('state__in', ['published']), _negated=True), ('rank__isnull', True)), _connector='OR'), name='scorecard_rank_iff_published', violation_error_message='Phiếu đã công bố phải có thứ hạng.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('scorecard', 'criterion'), name='score_once', violation_error_message='Tiêu chí này đã có điểm trong phiếu.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('self_points__isnull', True), models.Q(('self_points__gte', 0), ('self_points__lte', models.F('max_points'))), _connector='OR'), name='score_self_points_in_range', violation_error_message='Điểm tự chấm phải từ 0 đến điểm tối đa.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('points__isnull', True), models.Q(('points__gte', 0), ('points__lte', models.F('max_points'))), _connector='OR'), name='score_points_in_range', violation_error_message='Điểm thẩm định phải từ 0 đến điểm tối đa.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('points__isnull', True), ('self_points__isnull', True), ('points', models.F('self_points')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='score_change_has_reason', violation_error_message='Điểm thẩm định khác điểm tự chấm phải ghi rõ lý do.'),
        ),
        migrations.AddConstraint(
            model_name='signatory',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['chairman', 'vice_chairman'])), name='signatory_role_known', violation_error_message='Giá trị không thuộc danh mục cho phép.'),
        ),
        migrations.AddConstraint(
            model_name='signatory',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='signatory_name_once', violation_error_message='Người ký này đã có trong danh sách của cơ quan.'),
        ),
    ]
